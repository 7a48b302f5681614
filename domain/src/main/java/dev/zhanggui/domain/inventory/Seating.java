package dev.zhanggui.domain.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Seats demands on the free units of a few locations: each demand names the locations that may serve it, and those
 * already seated are moved to other locations of theirs where that makes room, but never lose a seat. This is a
 * maximum flow on a graph of at most some dozens of nodes; the earlier location id is preferred.
 */
final class Seating {
    private final long[] spare;
    private final List<boolean[]> allowed = new ArrayList<>();
    private final List<long[]> seats = new ArrayList<>();

    Seating(long[] free) {
        this.spare = free.clone();
    }

    Seating(Seating other) {
        this.spare = other.spare.clone();
        allowed.addAll(other.allowed);
        other.seats.forEach(row -> seats.add(row.clone()));
    }

    /** A new demand that only the {@code where} locations may serve; it has no seat yet. Answers its number. */
    int demand(boolean[] where) {
        allowed.add(where);
        seats.add(new long[spare.length]);
        return seats.size() - 1;
    }

    /** Seats up to {@code units} more of a demand and answers how many found a seat. */
    long seat(int demand, long units) {
        long seated = 0;
        while (seated < units) {
            long step = augment(demand, units - seated);
            if (step == 0) {
                break;
            }
            seated += step;
        }
        return seated;
    }

    /** The demand gives up its seats, and from now on only the {@code where} locations may serve it. */
    void reseat(int demand, boolean[] where) {
        var held = seats.get(demand);
        for (int at = 0; at < held.length; at++) {
            spare[at] += held[at];
            held[at] = 0;
        }
        allowed.set(demand, where);
    }

    long[] seatsOf(int demand) {
        return seats.get(demand).clone();
    }

    /** One shortest chain: the demand takes a seat whose holder moves on, and so forth, until a seat was spare. */
    private long augment(int demand, long most) {
        int[] reachedBy = new int[spare.length];
        Arrays.fill(reachedBy, -1);
        int[] heldSeatAt = new int[seats.size()];
        Arrays.fill(heldSeatAt, -1);
        var visited = new boolean[seats.size()];
        var next = new ArrayDeque<Integer>();
        visited[demand] = true;
        next.add(demand);
        while (!next.isEmpty()) {
            int mover = next.remove();
            for (int at = 0; at < spare.length; at++) {
                if (!allowed.get(mover)[at] || reachedBy[at] >= 0) {
                    continue;
                }
                reachedBy[at] = mover;
                if (spare[at] > 0) {
                    return shift(demand, at, reachedBy, heldSeatAt, most);
                }
                for (int holder = 0; holder < seats.size(); holder++) {
                    if (!visited[holder] && seats.get(holder)[at] > 0) {
                        visited[holder] = true;
                        heldSeatAt[holder] = at;
                        next.add(holder);
                    }
                }
            }
        }
        return 0;
    }

    private long shift(int demand, int end, int[] reachedBy, int[] heldSeatAt, long most) {
        long step = Math.min(most, spare[end]);
        for (int mover = reachedBy[end]; mover != demand; mover = reachedBy[heldSeatAt[mover]]) {
            step = Math.min(step, seats.get(mover)[heldSeatAt[mover]]);
        }
        spare[end] -= step;
        int at = end;
        while (true) {
            int mover = reachedBy[at];
            seats.get(mover)[at] += step;
            if (mover == demand) {
                return step;
            }
            at = heldSeatAt[mover];
            seats.get(mover)[at] -= step;
        }
    }
}
