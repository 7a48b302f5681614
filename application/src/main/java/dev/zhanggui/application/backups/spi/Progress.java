package dev.zhanggui.application.backups.spi;

/** Hears how far long work has come. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (step, done, total) -> {};

    /** @param step what is being done, such as the name of a table; done and total in rows */
    void at(String step, long done, long total);
}
