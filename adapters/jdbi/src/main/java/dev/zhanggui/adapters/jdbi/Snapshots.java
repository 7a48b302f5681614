package dev.zhanggui.adapters.jdbi;

/** Runs work on a link that sees one moment, whatever is written meanwhile. */
interface Snapshots {

    <T> T reading(Links.Work<T> work);

    /** On SQLite: a link that reads, in a transaction that stands still. */
    static Snapshots of(SqliteLinks links) {
        return new Snapshots() {
            @Override
            public <T> T reading(Links.Work<T> work) {
                return links.with(link -> {
                    link.execute("BEGIN");
                    try {
                        return work.on(link);
                    } finally {
                        link.execute("ROLLBACK");
                    }
                });
            }
        };
    }

    /** On PostgreSQL: a transaction of its own; only without autocommit does the driver fetch rows bit by bit. */
    static Snapshots of(PostgresLinks links) {
        return new Snapshots() {
            @Override
            public <T> T reading(Links.Work<T> work) {
                return links.with(link -> {
                    link.connection.setAutoCommit(false);
                    try {
                        link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                        return work.on(link);
                    } finally {
                        link.connection.rollback();
                        link.connection.setAutoCommit(true);
                    }
                });
            }
        };
    }
}
