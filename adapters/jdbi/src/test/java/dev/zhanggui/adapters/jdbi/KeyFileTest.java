package dev.zhanggui.adapters.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zhanggui.application.Actor;
import dev.zhanggui.application.Zhanggui;
import dev.zhanggui.application.trade.api.BuyerRefused.PersonalDataLocked;
import dev.zhanggui.application.trade.api.KeepingBuyers.Erase;
import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import dev.zhanggui.application.trade.spi.MasterKeys.UnreadableKeys;
import dev.zhanggui.domain.shared.StoreId;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.OrderNo;
import dev.zhanggui.domain.trade.PersonalData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys as a file, and what is left in the data when one of them is destroyed. */
final class KeyFileTest {
    private static final Actor ME = Actor.embedding("me");
    private static final OrderKey ORDER = new OrderKey(new StoreId("tmall"), new OrderNo("1"));

    @TempDir
    private Path folder = Path.of("");

    private static Keys keys(int fill) {
        var bytes = new byte[Keys.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new Keys(bytes, bytes);
    }

    @Test
    void it_is_made_whole_for_its_owner_only_and_never_written_over() throws Exception {
        var file = KeyFile.in(folder.resolve("desk"));
        assertThat(file.find()).isEmpty();
        assertThat(file.keep(keys(1))).isEqualTo(keys(1));
        assertThat(file.keep(keys(2))).isEqualTo(keys(1));
        assertThat(file.find()).contains(keys(1));
        var path = Path.of(file.place().orElseThrow());
        assertThat(path).isEqualTo(folder.resolve("desk").resolve("keys").toAbsolutePath());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var left = Files.list(folder.resolve("desk"))) {
            assertThat(left).containsExactly(path);
        }
        assertThat(Files.readString(path)).isEqualTo(keys(1).text() + "\n");
    }

    @Test
    void a_slip_of_the_pen_is_found() {
        var text = keys(9).text();
        assertThat(Keys.of(text)).contains(keys(9));
        for (int i = 0; i < text.length(); i++) {
            var slip = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(Keys.of(slip)).as(slip).isEmpty();
        }
        assertThat(Keys.of("")).isEmpty();
    }

    @Test
    void something_else_in_its_place_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("keys"), "my shopping list");
        var file = KeyFile.in(folder);
        assertThatThrownBy(file::find).isInstanceOf(UnreadableKeys.class);
        try (var desk = Zhanggui.on(SqliteStorage.open(folder))) {
            var kept = desk.buyers().keep(List.of(new Keep("tmall", "b", ORDER, PersonalData.NONE)));
            assertThat(kept.<Object>fold(value -> value, refused -> refused))
                    .isEqualTo(new PersonalDataLocked(
                            "keys-unreadable", folder.resolve("keys").toString()));
        }
        assertThat(Files.readString(folder.resolve("keys"))).isEqualTo("my shopping list");
    }

    @Test
    void a_desk_makes_its_keys_at_the_first_start_and_finds_them_at_the_second() throws Exception {
        var name = Optional.of("张小明");
        var data = new PersonalData(Optional.empty(), name, Optional.empty(), Optional.empty());
        try (var desk = Zhanggui.on(SqliteStorage.open(folder))) {
            assertThat(folder.resolve("keys")).exists();
            assertThat(desk.buyers()
                            .keep(List.of(new Keep("tmall", "b", ORDER, data)))
                            .orThrow())
                    .hasSize(1);
        }
        var keys = Files.readString(folder.resolve("keys"));
        try (var desk = Zhanggui.on(SqliteStorage.open(folder))) {
            assertThat(desk.buyers().masked(List.of(ORDER)).get(ORDER)).isEqualTo(data.masked());
        }
        assertThat(Files.readString(folder.resolve("keys"))).isEqualTo(keys);
    }

    @Test
    void no_byte_of_a_destroyed_key_is_left_in_the_file() throws Exception {
        byte[] wrapped;
        try (var storage = SqliteStorage.open(folder);
                var desk = Zhanggui.on(storage)) {
            var buyer = desk.buyers()
                    .keep(List.of(new Keep("tmall", "b", ORDER, PersonalData.hidden())))
                    .orThrow()
                    .get(0)
                    .buyer();
            wrapped = Objects.requireNonNull(
                            storage.buyers().with(List.of(ORDER)).get(ORDER))
                    .buyer()
                    .wrapped();
            desk.buyers().erase(new Erase(ME, buyer, "asked to")).orThrow();
        }
        assertThat(contains(Files.readAllBytes(folder.resolve("desk.db")), wrapped))
                .isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("desk.db", "desk.lock", "keys");
        }
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
