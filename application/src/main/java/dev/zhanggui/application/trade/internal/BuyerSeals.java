package dev.zhanggui.application.trade.internal;

import dev.zhanggui.application.trade.api.KeepingBuyers.Keep;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.Buyers.Buyer;
import dev.zhanggui.application.trade.spi.MasterKeys.Keys;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import dev.zhanggui.domain.trade.PersonalData;
import java.util.HexFormat;
import java.util.Optional;

/** What the open master keys can do: name a buyer, wrap a buyer's own key, and by that seal and read. */
final class BuyerSeals {
    private static final int NAME_BYTES = 16;

    private final Keys keys;
    private final Vault vault;

    BuyerSeals(Keys keys, Vault vault) {
        this.keys = keys;
        this.vault = vault;
    }

    BuyerKey name(Keep one) {
        var hmac = Sealer.hmac(keys.naming(), one.platform(), one.platformId());
        return new BuyerKey(HexFormat.of().formatHex(hmac, 0, NAME_BYTES));
    }

    byte[] freshKey() {
        return vault.random(Sealer.KEY_BYTES);
    }

    byte[] wrapped(byte[] key, BuyerKey buyer, long generation) {
        return Sealer.sealed(keys.sealing(), vault.random(Sealer.NONCE_BYTES), key, place(buyer, generation));
    }

    Optional<byte[]> unwrapped(Buyer buyer) {
        return Sealer.opened(keys.sealing(), buyer.wrapped(), place(buyer.key(), buyer.generation()));
    }

    byte[] sealed(byte[] key, BuyerKey buyer, OrderKey order, PersonalData data) {
        return Sealer.sealed(key, vault.random(Sealer.NONCE_BYTES), PersonalText.of(data), place(buyer, order));
    }

    /** Empty where the key was destroyed, or something is not as it was written. */
    Optional<PersonalData> read(Buyers.Kept kept) {
        var sealed = kept.sealed();
        return Optional.of(kept.buyer())
                .filter(buyer -> buyer.generation() == sealed.generation())
                .flatMap(this::unwrapped)
                .flatMap(key -> Sealer.opened(key, sealed.content(), place(sealed.buyer(), sealed.order())))
                .map(PersonalText::read);
    }

    private static String[] place(BuyerKey buyer, long generation) {
        return new String[] {"buyer key", buyer.code(), Long.toString(generation)};
    }

    private static String[] place(BuyerKey buyer, OrderKey order) {
        return new String[] {
            "buyer data", buyer.code(), order.store().code(), order.no().code()
        };
    }
}
