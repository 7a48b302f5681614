package dev.zhanggui.domain.roles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the company: it receives what other parts hand over. */
public enum Department {
    OPERATIONS,
    PRODUCT,
    PROMOTION,
    DESIGN,
    SERVICE,
    ORDER_DESK,
    WAREHOUSE,
    LOGISTICS,
    PURCHASING,
    FINANCE,
    PEOPLE;

    /** {@code order-desk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty where no department has this code. */
    public static Optional<Department> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
