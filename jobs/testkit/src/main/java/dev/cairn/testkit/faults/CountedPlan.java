package dev.cairn.testkit.faults;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** One fault, for some of the requests of a kind by their order. */
final class CountedPlan implements FaultPlan {

  private final long first;
  private final long last;
  private final Predicate<WatchedRequest> which;
  private final Fault fault;
  private final AtomicLong seen = new AtomicLong();

  CountedPlan(long first, long last, Predicate<WatchedRequest> which, Fault fault) {
    this.first = first;
    this.last = last;
    this.which = which;
    this.fault = fault;
  }

  @Override
  public Optional<Fault> faultOf(WatchedRequest request) {
    if (!which.test(request)) {
      return Optional.empty();
    }
    long number = seen.incrementAndGet();
    return number >= first && number <= last ? Optional.of(fault) : Optional.empty();
  }
}
