package dev.cairn.testkit.simulator;

/** What happens besides the ordinary day. Each adds clients of its own. */
public enum Scenario {
  /** A person who never works at night reads patients' data; starts a third into the run. */
  NIGHT_ACCESS,
  /** A known user reads one range of patients after another, little by little, all along. */
  SLOW_EXFILTRATION,
  /** Somebody logs in to the database server itself, with a service's user. */
  PROXY_BYPASS,
  /** One address tries passwords at a proxy, one a second, and finds one at last. */
  CREDENTIAL_GUESSING
}
