package dev.zhanggui.adapters.jdbi;

import dev.zhanggui.application.spi.Trouble;
import dev.zhanggui.domain.shared.Invariant;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/**
 * Where the engines truly differ. Rows of the audit and the outbox are read in the order in which they were
 * committed: on SQLite that is the order of their ids, since one thread writes; on PostgreSQL that of their
 * transactions, as far as no earlier one is still open.
 */
enum Dialect {
    SQLITE {
        @Override
        String folder() {
            return "sqlite";
        }

        @Override
        String after(String row) {
            return "(" + row + ".xid >= :xid AND " + row + ".id > :id)";
        }

        @Override
        String upTo(String row) {
            return "(" + row + ".xid <= :toXid AND " + row + ".id <= :toId)";
        }

        @Override
        String inOrder(String row) {
            return row + ".id";
        }

        @Override
        String horizon() {
            return "1";
        }

        @Override
        String lastNumber() {
            return "last_insert_rowid()";
        }

        @Override
        String outboxEnd() {
            return "SELECT 0 AS xid, COALESCE(MAX(id), 0) AS id FROM outbox";
        }

        @Override
        String lockOne() {
            return "";
        }

        @Override
        String nextOrders() {
            return """
                    WITH RECURSIVE more (n) AS (
                        SELECT COALESCE(MAX(n), 0) + 1 FROM order_head UNION ALL SELECT n + 1 FROM more LIMIT ?)
                    SELECT n FROM more""";
        }

        @Override
        boolean endsTransaction(SQLException e) {
            return switch (code(e) & 0xFF) {
                case BUSY, LOCKED, NOMEM, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB -> true;
                default -> false;
            };
        }

        @Override
        RuntimeException translated(SQLException e) {
            return switch (code(e) & 0xFF) {
                case FULL -> new Trouble.DiskFull(e);
                case CONSTRAINT, READONLY, MISMATCH, TOOBIG -> defect(e);
                default -> new Trouble.Unavailable("SQLite: " + e.getMessage(), e);
            };
        }
    },
    POSTGRES {
        @Override
        String folder() {
            return "postgres";
        }

        @Override
        String after(String row) {
            return "(" + row + ".xid, " + row + ".id) > (:xid, :id)";
        }

        @Override
        String upTo(String row) {
            return "(" + row + ".xid, " + row + ".id) <= (:toXid, :toId)";
        }

        @Override
        String inOrder(String row) {
            return row + ".xid, " + row + ".id";
        }

        @Override
        String horizon() {
            return "CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)";
        }

        @Override
        String lastNumber() {
            return "lastval()";
        }

        @Override
        String outboxEnd() {
            return "SELECT " + horizon() + " - 1 AS xid, " + Long.MAX_VALUE + " AS id";
        }

        @Override
        String lockOne() {
            return " FOR UPDATE SKIP LOCKED";
        }

        @Override
        String nextOrders() {
            return "SELECT nextval('order_number') FROM generate_series(1, ?)";
        }

        @Override
        boolean endsTransaction(SQLException e) {
            var state = state(e);
            return state.startsWith("08") || state.startsWith("57P");
        }

        @Override
        RuntimeException translated(SQLException e) {
            var state = state(e);
            if (state.equals("40001") || state.equals("40P01")) {
                return new RunAgain(e);
            }
            if (state.equals("53100")) {
                return new Trouble.DiskFull(e);
            }
            // Constraints, values that do not fit, our own triggers, a write in a read-only transaction.
            boolean defect =
                    state.startsWith("23") || state.startsWith("22") || state.equals("P0001") || state.equals("25006");
            return defect ? defect(e) : new Trouble.Unavailable("PostgreSQL: " + e.getMessage(), e);
        }
    };

    /** Primary result codes of SQLite. */
    static final int BUSY = 5;

    static final int LOCKED = 6;
    static final int NOMEM = 7;
    static final int READONLY = 8;
    static final int INTERRUPT = 9;
    static final int IOERR = 10;
    static final int CORRUPT = 11;
    static final int FULL = 13;
    static final int CANTOPEN = 14;
    static final int TOOBIG = 18;
    static final int CONSTRAINT = 19;
    static final int MISMATCH = 20;
    static final int NOTADB = 26;

    /** Extended ones: what a failed fsync answers, of the file and of its directory. */
    static final int IOERR_FSYNC = 1034;

    static final int IOERR_DIR_FSYNC = 1290;

    /** The folder of its migrations. */
    abstract String folder();

    /** Rows after the position {@code :xid, :id}, in commit order. */
    abstract String after(String row);

    /** Rows up to and with the position {@code :toXid, :toId}. */
    abstract String upTo(String row);

    abstract String inOrder(String row);

    String newestFirst(String row) {
        return inOrder(row).replace(",", " DESC,") + " DESC";
    }

    /** Only rows of transactions below it are sure to have no earlier row appear behind them. */
    abstract String horizon();

    /** The number that the row inserted last was given; rows without one, such as promises, do not count. */
    abstract String lastNumber();

    /** The position after which everything is yet to be written. */
    abstract String outboxEnd();

    /** Behind a query for one row that only one of several may have: those that others are taking are passed over. */
    abstract String lockOne();

    /** As many numbers for new orders as its parameter says. */
    abstract String nextOrders();

    /** Whether the engine has given up the transaction by itself, or the connection is of no more use. */
    abstract boolean endsTransaction(SQLException e);

    /** What an error of the engine is to a caller: trouble, or a defect of ours. */
    abstract RuntimeException translated(SQLException e);

    /** SQLite's extended result code; 1 (a plain error) where the driver itself complains. */
    static int code(SQLException e) {
        return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : 1;
    }

    static boolean isFailedSync(SQLException e) {
        int code = code(e);
        return code == IOERR_FSYNC || code == IOERR_DIR_FSYNC;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static RuntimeException defect(SQLException e) {
        var broken = new Invariant.Broken("the database refused what the rules should have: " + e.getMessage());
        broken.initCause(e);
        return broken;
    }

    /** The engine asks for the whole unit to be run again: 40001 or 40P01. */
    static final class RunAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RunAgain(SQLException cause) {
            super(cause);
        }
    }
}
