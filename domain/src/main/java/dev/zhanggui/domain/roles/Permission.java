package dev.zhanggui.domain.roles;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an actor may be allowed to do; the code is also the scope of a token. */
public enum Permission {
    /** Read what the desk knows. */
    READ("read"),
    /** Write down stores, locations and SKUs. */
    CATALOG("catalog"),
    /** Book receipts, counts, transfers, write-offs and returns. */
    STOCK("stock"),
    /** Set allocation policies and campaign locks. */
    POLICY("policy"),
    /** Reserve, commit, release and ship. */
    RESERVATIONS("reservations"),
    /** Write down platform rules of the team's own. */
    RULES("rules"),
    /** Take orders, bring them forward, say what a listing is made of. */
    ORDERS("orders"),
    /** See whom an order goes to: name, phone, address; and have it forgotten. */
    PERSONAL("personal"),
    /** Send files in, dry or for good, and take an import back. */
    IMPORTS("imports"),
    /** Make backups of the whole desk. */
    BACKUPS("backups"),
    /** Create and revoke tokens. */
    TOKENS("tokens"),
    /** Invite members, give and end their roles, end their sessions. */
    MEMBERS("members"),
    /** Read and verify the audit, examine the desk. */
    AUDIT("audit");

    private static final Set<Permission> KEEPS_THE_DESK = EnumSet.of(BACKUPS, TOKENS, MEMBERS, AUDIT);

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether it is about the desk itself: only who holds it gives it on, or touches the account of one who holds it. */
    public boolean keepsTheDesk() {
        return KEEPS_THE_DESK.contains(this);
    }

    /** Empty where no permission has this code. */
    public static Optional<Permission> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
