package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Trouble.StaleWrite;
import dev.zhanggui.application.trade.spi.Buyers;
import dev.zhanggui.application.trade.spi.KeyMarks;
import dev.zhanggui.domain.shared.Invariant;
import dev.zhanggui.domain.trade.BuyerKey;
import dev.zhanggui.domain.trade.OrderKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Buyers, what is sealed of them, and the mark of the keys. */
final class MemoryBuyers implements Buyers {
    private final Memory memory;
    private final Memory.Table<BuyerKey, Buyer> buyers;
    private final Memory.Table<OrderKey, Sealed> sealed;
    private final Memory.Table<String, KeyMarks.Mark> marks;

    MemoryBuyers(Memory memory) {
        this.memory = memory;
        this.buyers = memory.new Table<>();
        this.sealed = memory.new Table<>();
        this.marks = memory.new Table<>();
    }

    @Override
    public Map<BuyerKey, Buyer> lock(SortedSet<BuyerKey> keys) {
        Invariant.holds(memory.isInUnit(), "a lock lasts until the unit ends, and there is none");
        var found = new HashMap<BuyerKey, Buyer>();
        keys.forEach(key -> buyers.find(key).ifPresent(buyer -> found.put(key, buyer)));
        return found;
    }

    @Override
    public void save(Collection<Buyer> changed) {
        for (var buyer : changed) {
            long stood = buyers.find(buyer.key()).map(Buyer::version).orElse(0L);
            if (stood != buyer.version() - 1) {
                throw new StaleWrite("buyer " + buyer.key());
            }
            buyers.put(buyer.key(), buyer);
        }
    }

    @Override
    public Map<OrderKey, Kept> with(Collection<OrderKey> orders) {
        var found = new HashMap<OrderKey, Kept>();
        orders.forEach(order -> sealed.find(order).ifPresent(one -> found.put(order, kept(one))));
        return found;
    }

    @Override
    public Optional<Kept> newest(BuyerKey buyer) {
        return sealed.all().stream()
                .filter(one -> one.buyer().equals(buyer))
                .max(Comparator.comparing(Sealed::at)
                        .thenComparing(Keys.by(one -> one.order().store().code()))
                        .thenComparing(Keys.by(one -> one.order().no().code())))
                .map(this::kept);
    }

    private Kept kept(Sealed one) {
        return new Kept(one, buyers.find(one.buyer()).orElseThrow());
    }

    @Override
    public void seal(Collection<Sealed> fresh) {
        for (var one : fresh) {
            Invariant.holds(buyers.find(one.buyer()).isPresent(), "sealed for nobody: %s", one.buyer());
            sealed.put(one.order(), one);
        }
    }

    @Override
    public void drop(Collection<OrderKey> orders) {
        orders.forEach(sealed::remove);
    }

    KeyMarks marks() {
        return new KeyMarks() {
            @Override
            public Optional<Mark> find() {
                return marks.find("mark");
            }

            @Override
            public boolean save(Mark mark) {
                if (find().map(Mark::version).orElse(0L) != mark.version() - 1) {
                    return false;
                }
                marks.put("mark", mark);
                return true;
            }

            @Override
            public boolean areInUse() {
                return !buyers.all().isEmpty();
            }
        };
    }
}
