package dev.cairn.archive.verify;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TopicPartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whether the manifests together account for every offset from first to last exactly once. */
final class OffsetCheck {

  private final Map<TopicPartition, List<Claim>> claims = new TreeMap<>();

  /** A range that a manifest accounts for; the reason is null if it is archived. */
  private record Claim(OffsetRange range, Reason lost, long sequence) {

    long first() {
      return range.first();
    }

    long last() {
      return range.last();
    }
  }

  void add(Manifest manifest) {
    for (OffsetRange range : manifest.offsets()) {
      add(new Claim(range, null, manifest.sequence()));
    }
    for (LostRange lost : manifest.lost()) {
      add(new Claim(lost.offsets(), lost.reason(), manifest.sequence()));
    }
  }

  private void add(Claim claim) {
    claims.computeIfAbsent(claim.range().topicPartition(), p -> new ArrayList<>()).add(claim);
  }

  List<PartitionOffsets> check(Faults faults) {
    List<PartitionOffsets> result = new ArrayList<>();
    claims.forEach((partition, list) -> result.add(check(partition, list, faults)));
    return result;
  }

  private static PartitionOffsets check(TopicPartition partition, List<Claim> list, Faults faults) {
    list.sort(Comparator.comparingLong(Claim::first).thenComparingLong(Claim::sequence));
    Claim reach = null; // the claim that reaches furthest so far
    for (Claim claim : list) {
      if (reach != null && claim.first() > reach.last() + 1) {
        gap(partition, reach, claim, faults);
      } else if (reach != null && claim.first() <= reach.last()) {
        overlap(partition, reach, claim, faults);
      }
      if (claim.lost() != null && new LostRange(claim.range(), claim.lost()).recordsLost()) {
        lost(claim, faults);
      }
      reach = reach == null || claim.last() > reach.last() ? claim : reach;
    }
    return new PartitionOffsets(
        partition,
        list.get(0).first(),
        reach.last(),
        count(list, claim -> claim.lost() == null),
        count(list, claim -> claim.lost() != null && claim.lost() != Reason.NO_RECORD),
        count(list, claim -> claim.lost() == Reason.NO_RECORD));
  }

  /** How many different offsets such claims have; the list is sorted by their first. */
  private static long count(List<Claim> list, Predicate<Claim> which) {
    long count = 0;
    long reach = -1;
    for (Claim claim : list) {
      if (which.test(claim) && claim.last() > reach) {
        count += claim.last() - Math.max(reach, claim.first() - 1);
        reach = claim.last();
      }
    }
    return count;
  }

  private static void gap(TopicPartition partition, Claim reach, Claim claim, Faults faults) {
    faults.add(
        FaultCode.OFFSET_GAP,
        place(partition, reach.last() + 1, claim.first() - 1),
        "Offsets %d to %d of %s lie between %s and are in none.",
        reach.last() + 1,
        claim.first() - 1,
        partition,
        reach.sequence() == claim.sequence()
            ? "the ranges of manifest " + claim.sequence()
            : "manifests " + reach.sequence() + " and " + claim.sequence());
  }

  private static void overlap(TopicPartition partition, Claim reach, Claim claim, Faults faults) {
    long last = Math.min(claim.last(), reach.last());
    faults.add(
        FaultCode.OFFSET_OVERLAP,
        place(partition, claim.first(), last),
        "Offsets %d to %d of %s are in manifest %d and in manifest %d.",
        claim.first(),
        last,
        partition,
        reach.sequence(),
        claim.sequence());
  }

  private static void lost(Claim claim, Faults faults) {
    faults.add(
        FaultCode.OFFSET_LOST,
        claim.range().toString(),
        "Manifest %d says that Kafka gave no record of offsets %d to %d of %s any more (%s).",
        claim.sequence(),
        claim.first(),
        claim.last(),
        claim.range().topicPartition(),
        claim.lost().id());
  }

  private static String place(TopicPartition partition, long first, long last) {
    return new OffsetRange(partition.topic(), partition.partition(), first, last).toString();
  }
}
