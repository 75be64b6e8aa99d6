package dev.cairn.archive.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A forged chain of random content: files, offsets, holds, disposals and keys in any relation. */
final class RandomForgery {

  private static final List<String> PATHS =
      List.of("dead_letters/d", "events/a", "events/b", "events/c", "events/e/1", "events/e/2");
  private static final List<String> TIMES =
      List.of(
          "2026-11-22T19:00:01.000000Z", "2027-01-01T00:00:00.000000Z",
          "2028-02-29T23:59:59.000000Z", "2032-11-22T19:00:01.000000Z");

  private final Random random;
  private final ForgedChain chain = new ForgedChain();
  private final Map<String, String> content = new TreeMap<>();

  private RandomForgery(Random random) throws IOException {
    this.random = random;
  }

  /** A forged archive, and which field of it was forged. */
  record Written(ForgedChain chain, String forged) {}

  /** Writes an archive of two to eight manifests, with its blobs in various states. */
  static Written write(Path root, Random random, ForgedField field) throws IOException {
    RandomForgery forgery = new RandomForgery(random);
    int manifests = 1 + random.nextInt(7);
    for (int i = 0; i < manifests; i++) {
      forgery.manifest();
    }
    String forged = field.forge(forgery.chain.manifests, random);
    forgery.chain.writeTo(root);
    forgery.blobs(root);
    return new Written(forgery.chain, forged);
  }

  private void manifest() throws IOException {
    ObjectNode manifest = chain.add(one(TIMES));
    if (random.nextInt(10) < 6) {
      for (String path : some(PATHS)) {
        ForgedChain.file(manifest, path, contentOf(path), one(TIMES));
      }
    }
    if (!manifest.get("files").isEmpty()) {
      ranges(manifest.withArray("offsets"));
    }
    if (random.nextInt(10) < 3) {
      ranges(manifest.withArray("lost"))
          .forEach(
              lost ->
                  ((ObjectNode) lost)
                      .put("reason", one(List.of("deleted", "compacted", "no_record"))));
    }
    if (random.nextInt(10) < 2) {
      String path = one(List.of("events/left", "events/a"));
      ForgedChain.abandoned(manifest, path, contentOf(path));
    }
    for (int entries = random.nextInt(4); entries > 0; entries--) {
      entry(manifest.withArray("ledger").addObject());
    }
    key(manifest);
  }

  private void key(ObjectNode manifest) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> chain.signer.rotate("v" + chain.manifests.size()); // announced by nobody
      case 1 -> {
        chain.signer.rotate("v" + chain.manifests.size());
        chain.announce(manifest);
      }
      default -> {}
    }
  }

  private ArrayNode ranges(ArrayNode ranges) {
    for (int partition = 0; partition < 2; partition++) {
      long first = random.nextInt(12);
      for (int count = random.nextInt(3); count > 0; count--) {
        long last = first + random.nextInt(8);
        ForgedChain.range(ranges, partition, first, last);
        first = last + 2 + random.nextInt(4);
      }
    }
    if (ranges.isEmpty()) {
      ForgedChain.range(ranges, 7, 0, random.nextInt(3));
    }
    return ranges;
  }

  private void entry(ObjectNode entry) {
    Map<String, List<String>> termsOf =
        Map.of(
            "hold_placed", List.of("by", "case", "why"),
            "hold_applied", List.of("case"),
            "hold_released", List.of("by", "case", "why"),
            "retention_extended", List.of("by", "mode", "rule", "until"),
            "disposal_approved", List.of("by", "method", "rule"),
            "disposed", List.of("approval", "method"));
    String kind = one(List.copyOf(new TreeSet<>(termsOf.keySet())));
    entry.put("kind", kind);
    some(PATHS).forEach(entry.putArray("paths")::add);
    ObjectNode terms = entry.putObject("terms");
    if (random.nextInt(3) == 0) {
      for (String name : List.of("from", "until", "user", "sources", "second", "other_term")) {
        terms.put(name, name.equals("from") ? TIMES.get(0) : one(TIMES));
      }
    }
    for (String name : termsOf.get(kind)) {
      terms.put(
          name,
          switch (name) {
            case "case" -> one(List.of("Müller ./. X", "2026/7"));
            case "until" -> one(TIMES);
            case "mode" -> one(List.of("unlocked", "locked"));
            case "approval" -> String.valueOf(1 + random.nextInt(chain.manifests.size()));
            default -> "x";
          });
    }
  }

  // one content for a path, most times: two manifests may disagree
  private String contentOf(String path) {
    String there = content.computeIfAbsent(path, p -> "content of " + p);
    return random.nextInt(8) == 0 ? "other content of " + path : there;
  }

  private void blobs(Path root) throws IOException {
    List<String> paths = List.copyOf(content.keySet());
    for (String path : paths) {
      int fate = random.nextInt(8);
      if (fate != 0) {
        String written = fate == 1 ? content.get(one(paths)) : content.get(path);
        ForgedChain.blob(root, path, (fate == 2 ? "altered" : written).getBytes(UTF_8));
      }
    }
  }

  private List<String> some(List<String> all) {
    return all.stream().filter(each -> random.nextInt(3) == 0).toList();
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
