package dev.cairn.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which finding is reviewed, by whom, why, and where that is written. */
final class ReviewOptions {

  /** What the help of each command that reviews says below its options. */
  static final String WHERE_IT_GOES =
      """
      With --bootstrap it goes to the topic of reviews, which cairn run archive must read;
      without, into the archive itself, which is refused while a job writes it. A review is never
      changed: who thinks better of it writes another.""";

  @Mixin private ArchiveOptions archive;

  @Mixin private PolicyOptions policies;

  @Mixin private BrokerOptions broker;

  @Mixin private FindingParameter finding;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who reviews it.")
  private String by;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "Why, in a few words. No PHI: it is readable without the PHI key.")
  private String why;

  @Option(
      names = "--reviews-topic",
      paramLabel = "TOPIC",
      defaultValue = "cairn.reviews",
      description = "The topic of reviews, with --bootstrap. Default: ${DEFAULT-VALUE}")
  private String topic;

  ArchiveOptions archive() {
    return archive;
  }

  PolicyOptions policies() {
    return policies;
  }

  BrokerOptions broker() {
    return broker;
  }

  FindingLookup lookup() {
    return finding.lookup();
  }

  String by() {
    return notBlank("--by", by);
  }

  String why() {
    return notBlank("--why", why);
  }

  String topic() {
    return topic;
  }

  private static String notBlank(String key, String value) {
    if (value.isBlank()) {
      throw CairnException.wrongUse(key + " is empty", "Say it: reviews are what auditors read.");
    }
    return value.strip();
  }
}
