package dev.zhanggui.application.imports.internal;

import dev.zhanggui.application.imports.spi.Staging;
import dev.zhanggui.application.imports.spi.TableFiles.Damage;
import dev.zhanggui.application.spi.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Staged lines whose cells are sealed where they lie. */
final class SealedStaging implements Staging {
    private final Staging staging;
    private final SealedCells cells;

    SealedStaging(Staging staging, SealedCells cells) {
        this.staging = staging;
        this.cells = cells;
    }

    @Override
    public void stage(String job, List<Line> lines) {
        staging.stage(job, lines.stream().map(line -> sealed(job, line)).toList());
    }

    private Line sealed(String job, Line line) {
        var texts = new ArrayList<>(line.cells());
        line.damage().ifPresent(damage -> texts.add(0, damage.found()));
        return new Line(
                line.order(),
                line.line(),
                List.of(cells.sealed(texts, place(job, line))),
                line.damage().map(damage -> new Damage(damage.column(), damage.what(), "")));
    }

    private static String[] place(String job, Line line) {
        return new String[] {"staged", job, Long.toString(line.line())};
    }

    @Override
    public List<Line> next(String job, int orders) {
        return staging.next(job, orders).stream().map(line -> read(job, line)).toList();
    }

    private Line read(String job, Line line) {
        var texts = cells.read(line.cells().get(0), place(job, line))
                .orElseThrow(() -> new Trouble.Unavailable(
                        "the keys to personal data are not here, and lines of job " + job + " were sealed under them",
                        new IOException("locked")));
        if (line.damage().isEmpty()) {
            return new Line(line.order(), line.line(), texts, line.damage());
        }
        return new Line(
                line.order(),
                line.line(),
                texts.subList(1, texts.size()),
                line.damage().map(one -> new Damage(one.column(), one.what(), texts.get(0))));
    }

    @Override
    public void drop(String job, List<String> orders) {
        staging.drop(job, orders);
    }

    @Override
    public void clear(String job) {
        staging.clear(job);
    }
}
