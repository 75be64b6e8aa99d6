package dev.cairn.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a receiver's thread counts, and others read. */
final class Counters {

  final AtomicLong delivered = new AtomicLong();
  final AtomicLong retried = new AtomicLong();
  final AtomicLong deadLettered = new AtomicLong();
  final AtomicLong coalesced = new AtomicLong();
  final AtomicLong notChosen = new AtomicLong();
  volatile int pending;
  /** Milliseconds since 1970; {@link Long#MAX_VALUE} for nothing. */
  volatile long oldest = Long.MAX_VALUE;

  ReceiverStatus status(String receiver, long now) {
    long since = oldest;
    return new ReceiverStatus(
        receiver,
        delivered.get(),
        retried.get(),
        deadLettered.get(),
        coalesced.get(),
        notChosen.get(),
        pending,
        since == Long.MAX_VALUE ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - since)));
  }
}
