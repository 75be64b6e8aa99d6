package dev.cairn.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which finding is reviewed, by whom, why, and where that is written. */
final class ReviewOptions {

  @Mixin private ArchiveOptions archive;

  @Mixin private PolicyOptions policies;

  @Mixin private BrokerOptions broker;

  @Parameters(
      paramLabel = "ID",
      description = "The finding's id, or the beginning of it (6 digits or more).")
  private String id;

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

  String id() {
    return id;
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
