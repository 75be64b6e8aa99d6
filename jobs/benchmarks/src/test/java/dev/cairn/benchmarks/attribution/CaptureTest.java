package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ProxyStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {

  private static List<Case> cases;

  @BeforeAll
  static void load() throws IOException {
    cases = Captures.bundled("small_plain");
  }

  @Test
  void captureHasACaseForEachKindOfLog() {
    assertThat(cases)
        .extracting(Case::name)
        .containsExactly(
            "small_plain/server-audit", "small_plain/azure", "small_plain/general-log");
  }

  @Test
  void statementsThatReachedTheServerAreThoseOfTheTruth() {
    assertThat(named("small_plain/server-audit").input().proxy()).hasSize(456);
    assertThat(named("small_plain/server-audit").input().database()).hasSize(575);
    assertThat(named("small_plain/general-log").input().proxy()).hasSize(96);
  }

  @Test
  void everyRecordOfTheTruthIsInTheInputAndIsOfOneStatement() {
    for (Case one : cases) {
      Set<String> records = new HashSet<>();
      one.input().database().forEach(record -> records.add(record.eventId()));
      Set<String> seen = new HashSet<>();
      one.truth()
          .values()
          .forEach(
              ids -> ids.forEach(id -> assertThat(records.contains(id) && seen.add(id)).isTrue()));
      assertThat(seen).as(one.name()).hasSizeGreaterThan(90);
    }
  }

  @Test
  void localTimesAreReadInTheZoneOfTheCapture() {
    for (Case one : cases) {
      Map<String, DatabaseStatement> records = new HashMap<>();
      one.input().database().forEach(record -> records.put(record.eventId(), record));
      for (ProxyStatement statement : one.input().proxy()) {
        for (String id : one.truth().getOrDefault(statement.eventId(), Set.of())) {
          DatabaseStatement record = records.get(id);
          assertThat(record.timeMicros())
              .isBetween(
                  statement.startMicros() - record.precisionMicros() - 200_000,
                  statement.endMicros() + record.precisionMicros() + 200_000);
        }
      }
    }
  }

  @Test
  void textOfSeveralStatementsHasSeveralRecords() {
    Case one = named("small_plain/server-audit");

    List<Integer> parts =
        one.truth().values().stream().map(Set::size).filter(size -> size > 1).sorted().toList();

    assertThat(parts).containsExactly(2, 2, 2, 3, 3);
  }

  @Test
  void folderWithoutCaptureIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Capture.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("truth-links.jsonl is missing");
  }

  private static Case named(String name) {
    return cases.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
