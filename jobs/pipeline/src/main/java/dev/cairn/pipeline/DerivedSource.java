package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.avro.SingleObjects;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What Cairn itself says, its jobs and commands, in topics like those of the logs: a record's value
 * is one row in Avro's single-object encoding.
 */
enum DerivedSource {
  SESSIONS("cairn.sessions", ArchiveTable.SESSIONS, Earlier.SESSIONS),
  ATTRIBUTIONS("cairn.attributions", ArchiveTable.ATTRIBUTIONS, Earlier.ATTRIBUTIONS),
  FINDINGS("cairn.findings", ArchiveTable.FINDINGS, Earlier.FINDINGS),
  REVIEWS("cairn.reviews", ArchiveTable.FINDING_REVIEWS, Earlier.REVIEWS),
  RULES("cairn.rules", ArchiveTable.RULE_SETS, Earlier.RULES),
  ACCESS("cairn.access", ArchiveTable.ACCESS_LOG, Earlier.ACCESS);

  /**
   * Schemas that a release wrote and that changed since: whoever changes a released schema adds its
   * old text, so that what still waits in a topic stays readable. {@code GoldenDerivedTest} fails
   * until that is done.
   */
  private static final class Earlier {
    static final List<Schema> SESSIONS = List.of();
    static final List<Schema> ATTRIBUTIONS = List.of();
    static final List<Schema> FINDINGS = List.of();
    static final List<Schema> REVIEWS = List.of();
    static final List<Schema> RULES = List.of();
    static final List<Schema> ACCESS = List.of();
  }

  private final String source;
  private final ArchiveTable<?> table;
  private final List<Schema> earlier;

  DerivedSource(String source, ArchiveTable<?> table, List<Schema> earlier) {
    this.source = source;
    this.table = table;
    this.earlier = earlier;
  }

  /** Finds by the source's name; null if no derived source has it. */
  static DerivedSource find(String source) {
    for (DerivedSource derived : values()) {
      if (derived.source.equals(source)) {
        return derived;
      }
    }
    return null;
  }

  /** The names of all, in alphabetical order. */
  static Set<String> names() {
    return List.of(values()).stream()
        .map(derived -> derived.source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The table that its rows go to. */
  ArchiveTable<?> table() {
    return table;
  }

  /** What reads its records. */
  RecordRows rows() {
    return rows(table);
  }

  private <T extends SpecificRecord> RecordRows rows(ArchiveTable<T> of) {
    return new DerivedRows<>(
        source, of, new SingleObjects<>(of.rowType(), of.schema(), earlier));
  }
}
