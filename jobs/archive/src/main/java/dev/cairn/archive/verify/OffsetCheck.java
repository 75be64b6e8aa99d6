package dev.cairn.archive.verify;

import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TopicPartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the manifests together archive every offset from first to last exactly once. */
final class OffsetCheck {

  private final Map<TopicPartition, List<Claim>> claims = new TreeMap<>();

  private record Claim(long first, long last, long sequence) {}

  void add(Manifest manifest) {
    for (OffsetRange range : manifest.offsets()) {
      claims
          .computeIfAbsent(range.topicPartition(), p -> new ArrayList<>())
          .add(new Claim(range.first(), range.last(), manifest.sequence()));
    }
  }

  List<PartitionOffsets> check(Faults faults) {
    List<PartitionOffsets> result = new ArrayList<>();
    claims.forEach((partition, list) -> result.add(check(partition, list, faults)));
    return result;
  }

  private static PartitionOffsets check(TopicPartition partition, List<Claim> list, Faults faults) {
    list.sort(Comparator.comparingLong(Claim::first).thenComparingLong(Claim::sequence));
    Claim reach = list.get(0); // the claim that reaches furthest so far
    long archived = reach.last() - reach.first() + 1;
    for (Claim claim : list.subList(1, list.size())) {
      if (claim.first() > reach.last() + 1) {
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
      } else if (claim.first() <= reach.last()) {
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
      if (claim.last() > reach.last()) {
        archived += claim.last() - Math.max(reach.last(), claim.first() - 1);
        reach = claim;
      }
    }
    return new PartitionOffsets(partition, list.get(0).first(), reach.last(), archived);
  }

  private static String place(TopicPartition partition, long first, long last) {
    return new OffsetRange(partition.topic(), partition.partition(), first, last).toString();
  }
}
