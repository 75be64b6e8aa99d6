package dev.cairn.delivery;

import java.time.Duration;

/**
 * How one receiver's delivery stands. Counts are since the start.
 *
 * @param receiver its name
 * @param delivered versions of findings that the receiver took
 * @param retried tries after a first one
 * @param deadLettered what went to the topic of dead letters
 * @param coalesced versions left out because a newer one overtook them
 * @param notChosen versions that the receiver is not to get
 * @param pending what is not done yet
 * @param oldest age of the oldest of those, by its record's time; zero for none
 */
public record ReceiverStatus(
    String receiver,
    long delivered,
    long retried,
    long deadLettered,
    long coalesced,
    long notChosen,
    int pending,
    Duration oldest) {}
