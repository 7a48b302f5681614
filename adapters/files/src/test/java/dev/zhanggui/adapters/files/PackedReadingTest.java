package dev.zhanggui.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zhanggui.application.imports.api.FileRefused;
import dev.zhanggui.application.imports.api.FileRefused.FileTooLarge;
import dev.zhanggui.application.imports.api.FileRefused.SeveralTables;
import dev.zhanggui.application.imports.api.FileRefused.UnreadableFile;
import dev.zhanggui.application.imports.spi.TableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedReadingTest {
    private static final byte[] CSV = Given.utf8("店铺,数量\n天猫,1\n");
    private static final List<List<String>> CELLS = List.of(List.of("店铺", "数量"), List.of("天猫", "1"));

    @TempDir
    Path folder;

    private Given given() {
        return new Given(folder);
    }

    @Test
    void the_one_table_in_a_zip_is_read_whatever_the_system_put_beside_it() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("报表/", new byte[0]);
        entries.put("报表/计划.csv", CSV);
        entries.put("__MACOSX/报表/._计划.csv", Given.utf8("a,b\n"));
        entries.put("报表/.DS_Store", Given.utf8("a,b\n"));
        entries.put("报表/logo.png", Given.bytes(0x89, 'P', 'N', 'G', 0, 0));
        for (var names : List.of(StandardCharsets.UTF_8, Given.GB18030)) {
            var read = given().read(Given.zip(entries, names));
            assertThat(read.format()).isEqualTo("csv in zip");
            assertThat(read.cells()).isEqualTo(CELLS);
        }
    }

    @Test
    void several_tables_in_a_zip_are_named() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("十一月.csv", CSV);
        entries.put("十二月.csv", CSV);
        assertThat(given().refused(Given.zip(entries, Given.GB18030)))
                .isEqualTo(new SeveralTables(List.of("十一月.csv", "十二月.csv")));
    }

    @Test
    void a_zip_without_a_table_is_refused_by_what_it_is() {
        assertThat(given().refused(Given.zip(Map.of("word/document.xml", Given.utf8("<?xml?>"), "a", new byte[0]))))
                .isEqualTo(new UnreadableFile("docx"));
        assertThat(given().refused(Given.zip(Map.of("a.zip", Given.zip(Map.of("b.csv", CSV))))))
                .isEqualTo(new UnreadableFile("zip in zip"));
        assertThat(given().refused(Given.zip(Map.of("a", new byte[0], "b", new byte[0]))))
                .isEqualTo(new UnreadableFile("zip without a table"));
    }

    @Test
    void gzip_is_read_and_also_a_workbook_in_either() {
        var gzip = given().read(Given.gzip(CSV));
        assertThat(gzip.format()).isEqualTo("csv in gzip");
        assertThat(gzip.cells()).isEqualTo(CELLS);
        var workbook = Given.workbook("<row r='1'><c t='inlineStr'><is><t>店铺</t></is></c></row>");
        assertThat(given().read(Given.gzip(workbook)).format()).isEqualTo("xlsx in gzip");
        var inZip = given().read(Given.zip(Map.of("a.xlsx", workbook)));
        assertThat(inZip.format()).isEqualTo("xlsx in zip");
        assertThat(inZip.cells()).containsExactly(List.of("店铺"));
    }

    @Test
    void what_was_laid_out_to_be_read_is_taken_away_again() throws IOException {
        var workbook = Given.workbook("<row r='1'><c t='inlineStr'><is><t>店铺</t></is></c></row>");
        long before = laidOut();
        try (var table = given().open(Given.zip(Map.of("a.xlsx", workbook))).orThrow()) {
            assertThat(table.next()).isNotNull();
            assertThat(laidOut()).isGreaterThanOrEqualTo(before);
        }
        assertThat(given().refused(Given.gzip(Given.zip(Map.of("b.csv", CSV))))).isInstanceOf(UnreadableFile.class);
        assertThat(laidOut()).isEqualTo(before);
    }

    private static long laidOut() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("zhanggui.*\\.xlsx"))
                    .count();
        }
    }

    /** Red when {@code CsvTable.fill} takes a broken stream for its end: the loss of half a file would be silent. */
    @Test
    void what_is_packed_and_cut_off_is_read_as_far_as_it_goes_and_the_cut_is_told() {
        var rows = new StringBuilder("a,b\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append(i * 7919L % 10_007).append(',').append(i).append('\n');
        }
        var packed = Given.gzip(Given.utf8(rows.toString()));
        var read = given().read(Arrays.copyOf(packed, packed.length / 2));
        assertThat(read.rows()).hasSizeBetween(5_000, 15_000);
        assertThat(read.damages())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("cut-off"));
        assertThat(read.rows().get(read.rows().size() - 1).damage()).isPresent();
    }

    @Test
    void a_damaged_zip_is_refused() {
        var zip = Given.zip(Map.of("a.csv", CSV));
        assertThat(given().refused(Arrays.copyOf(zip, zip.length - 10))).isEqualTo(new UnreadableFile("damaged zip"));
        var encrypted = zip.clone();
        int directory = find(encrypted, 0x02014b50);
        encrypted[directory + 8] |= 1;
        assertThat(given().refused(encrypted)).isEqualTo(new UnreadableFile("encrypted zip"));
    }

    /** Red without {@code Zips.refuseBomb} in {@code Zips.open}: it is unpacked to its end. */
    @Test
    void a_zip_that_claims_to_unpack_to_far_more_than_it_holds_is_refused() throws IOException {
        assertThat(given().refused(Files.readAllBytes(bomb(80 << 20))))
                .isEqualTo(new FileTooLarge(Zips.UNPACKED_UNASKED_BYTES, "unpacked"));
        var huge = Given.zip(Map.of("a.csv", CSV));
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(find(huge, 0x02014b50) + 24, -10);
        assertThat(given().refused(huge)).isEqualTo(new FileTooLarge(TableFiles.BYTES_MAX, "unpacked"));
    }

    /** Red without {@code Limited}: what is unpacked then is what the bomb likes. */
    @Test
    void a_zip_that_lies_about_its_size_ends_where_it_promised() throws IOException {
        var lying = Files.readAllBytes(bomb(80 << 20));
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(find(lying, 0x02014b50) + 24, 300_000);
        var read = given().read(lying);
        assertThat(read.rows()).hasSizeLessThan(300_000);
        assertThat(read.damages())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("cut-off"));
    }

    /** Red without {@code Zips.refuseBomb} in {@code GzipSource.count}. */
    @Test
    void a_bomb_of_gzip_is_refused_before_it_is_unpacked_to_its_end() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) '0');
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        assertThat(given().refused(packed.toByteArray())).isEqualTo(new FileTooLarge(packed.size() * 250L, "unpacked"));
    }

    /** Red without {@code Zips.refuseLargeDirectory}: the list would be taken into memory as large as it claims. */
    @Test
    void a_zip_that_is_mostly_a_list_of_entries_is_refused() throws IOException {
        var file = folder.resolve("many.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            var name = "x".repeat(60_000);
            for (int i = 0; i < 80; i++) {
                zip.putNextEntry(new ZipEntry(name + i));
                zip.closeEntry();
            }
        }
        assertThat(given().refused(Files.readAllBytes(file)))
                .isEqualTo(new FileTooLarge(Zips.DIRECTORY_BYTES_MAX, "list of entries"));
    }

    @Test
    void a_file_larger_than_a_file_may_be_is_refused_unread() throws IOException {
        var file = folder.resolve("sparse.csv");
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TableFiles.BYTES_MAX + 1);
        }
        assertThat(new PlatformFiles().open(file).<FileRefused>fold(table -> new FileRefused.EmptyFile(), no -> no))
                .isEqualTo(new FileTooLarge(TableFiles.BYTES_MAX, "file"));
    }

    @Test
    void the_orders_of_a_real_shop_are_read_as_they_lie_there() {
        var file = Path.of(System.getProperty("zhanggui.shared"), "data", "online_retail")
                .resolve("online_retail_2010_12_2011_12.csv.gz");
        assumeTrue(Files.exists(file), "../shared/data is not here");
        var read = Given.read(new PlatformFiles().open(file).orThrow());
        assertThat(read.format()).isEqualTo("csv in gzip");
        assertThat(read.rows()).hasSizeGreaterThan(500_000);
        assertThat(read.damages()).isEmpty();
        assertThat(read.rows())
                .allMatch(
                        row -> row.cells().size() == read.rows().get(0).cells().size());
    }

    private Path bomb(int unpacked) throws IOException {
        var file = folder.resolve("bomb" + unpacked + ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            var rows = Given.utf8("1,2\n".repeat(1 << 18));
            for (int done = 0; done < unpacked; done += rows.length) {
                zip.write(rows);
            }
            zip.closeEntry();
        }
        return file;
    }

    private static int find(byte[] bytes, int magic) {
        var all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (all.getInt(at) != magic) {
            at++;
        }
        return at;
    }
}
