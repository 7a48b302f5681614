package dev.zhanggui.application.imports.spi;

import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Lines of orders that lie apart in their file, until all of it was read. */
public interface Staging {

    /** Adds lines; one that is there already stays. */
    void stage(String job, List<Line> lines);

    /** All lines of up to {@code orders} orders, those of one order together and in the order of the file. */
    List<Line> next(String job, int orders);

    /** Takes away the lines of these orders. */
    void drop(String job, List<String> orders);

    /** Takes away all lines of a job. */
    void clear(String job);

    /**
     * @param order under which its lines are put together
     * @param line of the file
     * @param damage as the file's reader told it
     */
    @SecondaryPort
    record Line(String order, long line, List<String> cells, Optional<Damage> damage) {}
}
