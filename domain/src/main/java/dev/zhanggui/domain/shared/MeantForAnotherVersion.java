package dev.zhanggui.domain.shared;

/** A refusal of a change that was meant for another version of a thing than the one that stands. */
public interface MeantForAnotherVersion extends Refusal {

    /** The version the caller saw; 0 where it did not say, though the thing exists. */
    long expected();

    /** The version that stands; 0 where the thing does not exist. */
    long found();
}
