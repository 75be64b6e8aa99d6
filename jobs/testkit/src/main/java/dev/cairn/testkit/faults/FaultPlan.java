package dev.cairn.testkit.faults;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which request meets which fault. Is asked by many threads at once. */
@FunctionalInterface
public interface FaultPlan {

  /** The fault of this request, or empty if it is to pass. Called once for each request. */
  Optional<Fault> faultOf(WatchedRequest request);

  /** No fault at all. */
  static FaultPlan none() {
    return request -> Optional.empty();
  }

  /** Every request meets this fault, until the plan is changed: an outage, for instance. */
  static FaultPlan always(Fault fault) {
    return request -> Optional.of(fault);
  }

  /** The requests {@code first} to {@code last} among those that {@code which} picks, from 1. */
  static FaultPlan between(
      long first, long last, Predicate<WatchedRequest> which, Fault fault) {
    return new CountedPlan(first, last, which, fault);
  }

  /** The first {@code count} requests that {@code which} picks. */
  static FaultPlan first(long count, Predicate<WatchedRequest> which, Fault fault) {
    return between(1, count, which, fault);
  }

  /**
   * Faults at random. What meets a request depends on the seed and the request's number only, so a
   * client that sends one request after the other meets the same faults in every run.
   *
   * @param probabilities of each fault, each 0 to 1, at most 1 in all
   */
  static FaultPlan random(long seed, Map<Fault, Double> probabilities) {
    return new RandomPlan(seed, probabilities);
  }

  /** This plan for the requests that {@code which} picks; the others pass. */
  default FaultPlan only(Predicate<WatchedRequest> which) {
    return request -> which.test(request) ? faultOf(request) : Optional.empty();
  }

  /** This plan's fault, or if it has none, the other's. */
  default FaultPlan or(FaultPlan other) {
    return request -> faultOf(request).or(() -> other.faultOf(request));
  }
}
