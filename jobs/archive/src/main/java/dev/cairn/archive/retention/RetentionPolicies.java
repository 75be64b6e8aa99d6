package dev.cairn.archive.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The retention policies in force, one per source. Every one is held to its schema, to its own
 * minimum, to the security design's minima, and all together to one another: nothing is kept longer
 * than the chain that lists it, and no source longer than dead letters, which may be of any.
 */
public final class RetentionPolicies {

  private final TreeMap<String, RetentionPolicy> byId;
  private final HoldRelease holdRelease;

  private RetentionPolicies(Collection<RetentionPolicy> policies, HoldRelease holdRelease) {
    this.byId = new TreeMap<>();
    policies.forEach(policy -> byId.put(policy.id(), policy));
    this.holdRelease = holdRelease;
    for (String id : List.of(RetentionRules.CHAIN, RetentionRules.DEAD_LETTERS)) {
      if (!byId.containsKey(id)) {
        throw new IllegalArgumentException(
            "There is no %s.yaml: copy the one that Cairn ships and edit it".formatted(id));
      }
    }
    policies.forEach(this::checkOutlived);
  }

  /**
   * Reads all {@code *.yaml} files of a directory. {@code holds.yaml} may be missing: two people
   * release a hold then.
   *
   * @throws IllegalArgumentException if one is wrong; the message names file, key, value and what
   *     is allowed
   * @throws NotDirectoryException if it is no directory
   * @throws IOException if it cannot be read
   */
  public static RetentionPolicies load(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path file : entries.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return read(files);
  }

  /** The policies that Cairn ships: all modes {@code unlocked}. */
  public static RetentionPolicies bundled() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String id : new PolicyReader().ids()) {
      files.put(id + ".yaml", resource(id + ".yaml"));
    }
    files.put(HoldRelease.FILE, resource(HoldRelease.FILE));
    return read(files);
  }

  /** All policies, by what they are for. */
  public List<RetentionPolicy> all() {
    return List.copyOf(byId.values());
  }

  /** What the archive goes by. */
  public RetentionRules rules() {
    return new RetentionRules(
        byId.values().stream()
            .collect(Collectors.toMap(RetentionPolicy::id, RetentionPolicy::rule)));
  }

  /** How many people it takes to release a legal hold. */
  public HoldRelease holdRelease() {
    return holdRelease;
  }

  /**
   * Refuses policies that are not in force yet.
   *
   * @throws IllegalArgumentException if the effective date of one is later
   */
  public void requireEffective(LocalDate today) {
    for (RetentionPolicy policy : byId.values()) {
      if (policy.effective().isAfter(today)) {
        throw new IllegalArgumentException(
            "%s.yaml: effective is '%s'; allowed: today (%s) or before. Use the version in force"
                    .formatted(policy.id(), policy.effective(), today)
                + " until then");
      }
    }
  }

  private static RetentionPolicies read(Map<String, byte[]> files) {
    PolicyReader reader = new PolicyReader();
    byte[] holds = files.remove(HoldRelease.FILE);
    List<RetentionPolicy> policies =
        files.entrySet().stream().map(f -> reader.read(f.getKey(), f.getValue())).toList();
    return new RetentionPolicies(
        policies, holds == null ? HoldRelease.TWO_PEOPLE : HoldRelease.read(holds));
  }

  private void checkOutlived(RetentionPolicy policy) {
    checkOutlived(policy, RetentionRules.CHAIN, "the chain outlives everything that it covers");
    // no record is of the chain, so no dead letter can be either
    if (!policy.id().equals(RetentionRules.CHAIN)) {
      checkOutlived(policy, RetentionRules.DEAD_LETTERS, "a dead letter may be of any source");
    }
  }

  private void checkOutlived(RetentionPolicy policy, String by, String why) {
    if (Periods.mayBeShorter(byId.get(by).keep(), policy.keep())) {
      throw new IllegalArgumentException(
          "%s.yaml: keep is '%s'; allowed: %s or more, as long as %s.yaml: %s"
              .formatted(by, byId.get(by).keep(), policy.keep(), policy.id(), why));
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = RetentionPolicies.class.getResourceAsStream("bundled/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The policy " + name + " is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
