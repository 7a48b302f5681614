package dev.zhanggui.adapters.testkit;

import dev.zhanggui.application.spi.Randomness;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that anybody can guess: each call answers the next number. The same run gives the same ids. */
public final class CountedRandomness implements Randomness {
    private final AtomicLong count = new AtomicLong();

    @Override
    public byte[] bytes(int count) {
        var number = ByteBuffer.allocate(Long.BYTES)
                .putLong(this.count.incrementAndGet())
                .array();
        var bytes = new byte[count];
        int taken = Math.min(count, Long.BYTES);
        System.arraycopy(number, Long.BYTES - taken, bytes, count - taken, taken);
        return bytes;
    }
}
