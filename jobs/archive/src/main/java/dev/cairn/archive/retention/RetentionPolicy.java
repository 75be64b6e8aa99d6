package dev.cairn.archive.retention;

import dev.cairn.archive.store.Retention;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One file of {@code retention-policies/}: how long the files of one source are kept, why, and who
 * answers for it. {@code schema.json} there says what each value means.
 *
 * @param id what it is for: a source, a table that is not divided by sources, or {@code chain}
 * @param version counts its changes, from 1
 * @param effective from when this version is in force
 * @param about what the source says, for the reader
 * @param keep how long, from when a file is finished
 * @param mode how firm the store is to keep it
 * @param retentionClass which of the customer's keys protect the files; empty for the chain alone
 * @param minimum what {@code keep} may not fall below
 * @param owner the role that answers for it
 * @param legalBasis why, at least one
 * @param history every version, oldest first
 */
public record RetentionPolicy(
    String id,
    int version,
    LocalDate effective,
    String about,
    Period keep,
    Retention.Mode mode,
    Optional<String> retentionClass,
    Minimum minimum,
    String owner,
    List<LegalBasis> legalBasis,
    List<Change> history) {

  /** What the class of the chain's rule is: its manifests are under no key. */
  static final String NO_CLASS = "none";

  /** Copies the lists. What the values must be is checked where they are read. */
  public RetentionPolicy {
    legalBasis = List.copyOf(legalBasis);
    history = List.copyOf(history);
  }

  /**
   * The shortest that is allowed.
   *
   * @param keep how long
   * @param origin who asks for it
   */
  public record Minimum(Period keep, String origin) {}

  /**
   * One reason.
   *
   * @param citation where it stands
   * @param kind what sort of reason
   * @param says what it binds, precisely
   */
  public record LegalBasis(String citation, Kind kind, String says) {

    /** What sort of reason. */
    public enum Kind {
      /** A law or a regulation. */
      RULE,
      /** What many do, and no rule says. */
      PRACTICE,
      /** This system's own minimum. */
      DESIGN,
      /** What was agreed with somebody. */
      CONTRACT
    }
  }

  /**
   * One version of the policy.
   *
   * @param version which
   * @param date when it was decided
   * @param who by whom
   * @param what what changed
   * @param why why
   */
  public record Change(int version, LocalDate date, String who, String what, String why) {}

  /** The name under which manifests record it: {@code id/version}. */
  public String name() {
    return id + "/" + version;
  }

  RetentionRule rule() {
    return new RetentionRule(name(), retentionClass.orElse(NO_CLASS), keep, mode);
  }
}
