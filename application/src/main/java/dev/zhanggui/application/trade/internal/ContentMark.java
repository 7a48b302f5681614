package dev.zhanggui.application.trade.internal;

import dev.zhanggui.domain.shared.Money;
import dev.zhanggui.domain.trade.OrderContent;
import dev.zhanggui.domain.trade.SoldLine;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.Optional;

/**
 * The mark of what a platform told of an order: the first 128 bits of the SHA-256 of everything but the buyer, whose
 * data no mark may give away. Each value is written with its length or at a fixed width, so that none flows into the
 * next.
 */
final class ContentMark {
    private static final int BITS_KEPT_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final MessageDigest digest;
    private byte[] bytes = new byte[2_048];
    private int length;

    ContentMark() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(OrderContent content) {
        return new ContentMark().mark(content);
    }

    String mark(OrderContent content) {
        length = 0;
        write(content.state().ordinal());
        times(content.times());
        var place = content.destination();
        write(place.province());
        write(place.city());
        write(place.district());
        number(place.latitude());
        number(place.longitude());
        money(content.freight());
        money(content.paid());
        write(content.buyerNote());
        write(content.sellerNote());
        instant(content.shipBy());
        write(content.shipping().isPresent() ? 1 : 0);
        content.shipping().ifPresent(shipping -> {
            write(shipping.carrier());
            write(shipping.trackingNo());
            write(shipping.location().map(at -> at.code()).orElse(""));
        });
        write(content.lines().size());
        content.lines().forEach(this::line);
        digest.update(bytes, 0, length);
        return TEXT.encodeToString(Arrays.copyOf(digest.digest(), BITS_KEPT_BYTES));
    }

    private void times(OrderContent.Times times) {
        write(times.placed().toEpochMilli());
        instant(times.paid());
        instant(times.shipped());
        instant(times.collected());
        instant(times.signed());
        instant(times.closed());
    }

    private void line(SoldLine line) {
        write(line.no());
        write(line.kind().ordinal());
        write(line.sku().map(sku -> sku.code()).orElse(""));
        write(line.item().orElse(""));
        write(line.itemSku().orElse(""));
        write(line.merchantCode().orElse(""));
        write(line.title());
        write(line.quantity().units());
        decimal(line.unitPrice().amount());
        currency(line.unitPrice().currency());
        money(line.discount());
        money(Optional.of(line.amount()));
    }

    private void decimal(BigDecimal amount) {
        if (amount.precision() <= 18) {
            write(amount.scale());
            write(amount.unscaledValue().longValue());
        } else {
            write(amount.toPlainString());
        }
    }

    private void money(Optional<Money> money) {
        write(money.isPresent() ? 1 : 0);
        if (money.isPresent()) {
            write(money.get().minorUnits());
            currency(money.get().currency());
        }
    }

    private void currency(Currency currency) {
        write(currency.getNumericCode());
    }

    private void instant(Optional<Instant> at) {
        write(at.isPresent() ? at.get().toEpochMilli() : Long.MIN_VALUE);
    }

    private void number(Optional<Double> number) {
        write(number.isPresent() ? Double.doubleToLongBits(number.get()) : Long.MIN_VALUE);
    }

    private void write(long number) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >> shift);
        }
    }

    private void write(int number) {
        room(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >> shift);
        }
    }

    private void write(String text) {
        write(text.length());
        room(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes[length++] = (byte) (c >> 8);
            bytes[length++] = (byte) c;
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
