package dev.zhanggui.application.spi;

import org.jmolecules.architecture.hexagonal.Port;

/** The storage cannot do now what it was asked: not the caller's fault, and not a business answer. */
@Port
public abstract sealed class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Trouble(String message, Throwable cause) {
        super(message, cause);
    }

    private Trouble(String message) {
        super(message);
    }

    /** Somebody else changed it meanwhile, again and again. */
    @Port
    public static final class StaleWrite extends Trouble {
        private static final long serialVersionUID = 1L;

        public StaleWrite(String what) {
            super(what);
        }
    }

    /** The disk is full: nothing was written, reads go on, writes go on when there is room again. */
    @Port
    public static final class DiskFull extends Trouble {
        private static final long serialVersionUID = 1L;

        public DiskFull(Throwable cause) {
            super("the disk of the data directory is full", cause);
        }
    }

    /** It did not work this time and nothing was written; another try may work. */
    @Port
    public static final class Unavailable extends Trouble {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nobody can say whether it was done: the connection was lost at the very end, and asking again led nowhere. */
    @Port
    public static final class UnknownOutcome extends Trouble {
        private static final long serialVersionUID = 1L;

        public UnknownOutcome(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The storage stopped writing for good, since it cannot trust the disk any more (a failed fsync). */
    @Port
    public static final class WritesStopped extends Trouble {
        private static final long serialVersionUID = 1L;

        public WritesStopped(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Another desk has this data directory open; there is never a second one. */
    @Port
    public static final class AlreadyOpen extends Trouble {
        private static final long serialVersionUID = 1L;

        /** @param holder what the holder wrote into the lock file about itself; may be empty */
        public AlreadyOpen(String directory, String holder) {
            super("another desk has " + directory + " open" + (holder.isEmpty() ? "" : ": " + holder));
        }
    }
}
