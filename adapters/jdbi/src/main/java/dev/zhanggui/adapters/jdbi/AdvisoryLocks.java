package dev.zhanggui.adapters.jdbi;

/** The numbers by which instances on one PostgreSQL keep out of each other's way. */
final class AdvisoryLocks {
    /** Bringing the tables to this program's version. */
    static final long MIGRATION = 0x7a67_0001L;

    /** Adding to the audit's chain. */
    static final long SEAL = 0x7a67_0002L;

    private AdvisoryLocks() {}
}
