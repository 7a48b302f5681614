package dev.zhanggui.application.access.api;

import java.util.List;
import java.util.function.Supplier;
import org.jmolecules.architecture.hexagonal.Port;

/** One effect and one answer for a request that may be sent more than once under one key. */
public interface AnsweringOnce {
    int KEY_LENGTH_MAX = 255;

    /**
     * Does {@code work} and keeps its answer in the same transaction, or answers what was kept.
     *
     * @param owner whose key it is; keys of others are other keys
     * @param fingerprint tells the same request from another under the same key
     * @param work is run inside of a transaction, perhaps more than once
     */
    Outcome once(String owner, String key, String fingerprint, Supplier<Answer> work);

    /** What is sent back, to the byte. Kept are 2xx, 409 and 422. */
    @Port
    record Answer(int status, List<Header> headers, byte[] body) {}

    @Port
    record Header(String name, String value) {}

    /** What became of the request. */
    sealed interface Outcome {
        /** @param replayed whether it was answered before */
        record Answered(Answer answer, boolean replayed) implements Outcome {}

        /** The key stands for another request. */
        record KeyUsedOtherwise() implements Outcome {}

        /** The same request is being worked on. */
        record InFlight() implements Outcome {}
    }
}
