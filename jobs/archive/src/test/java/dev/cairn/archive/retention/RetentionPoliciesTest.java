package dev.cairn.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPoliciesTest {

  private static final Path SHIPPED = Path.of("../../retention-policies");

  @TempDir Path directory;

  @BeforeEach
  void copyShipped() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void shippedPoliciesKeepThis() {
    assertThat(
            RetentionPolicies.bundled().all().stream()
                .map(p -> "%s %s %s".formatted(p.name(), p.keep(), p.retentionClass().orElse("-"))))
        .containsExactly(
            "access_log/1 P6Y derived",
            "attributions/1 P6Y derived",
            "azure.activity/1 P90D activity",
            "azure.keyvault/1 P6Y activity",
            "azure.loadbalancer/1 P90D activity",
            "azure.metrics/1 P30D activity",
            "chain/1 P7Y -",
            "dead_letters/1 P6Y queries",
            "finding_reviews/1 P6Y derived",
            "findings/1 P6Y derived",
            "mysql.audit/1 P6Y queries",
            "mysql.binlog/1 P6Y queries",
            "mysql.slow/1 P6Y queries",
            "network.flow/1 P30D flows",
            "proxysql.audit/1 P90D connections",
            "proxysql.error/1 P6Y queries",
            "proxysql.processlist/1 P90D connections",
            "proxysql.query/1 P6Y queries",
            "rule_sets/1 P6Y derived",
            "sessions/1 P6Y derived");
  }

  @Test
  void shippedPoliciesLockNothing() {
    assertThat(RetentionPolicies.bundled().all())
        .allMatch(policy -> policy.mode() == Retention.Mode.UNLOCKED);
  }

  @Test
  void everyPolicySaysWhichOfItsReasonsIsARule() {
    assertThat(RetentionPolicies.bundled().all())
        .allSatisfy(policy -> assertThat(policy.legalBasis()).isNotEmpty());
    assertThat(RetentionPolicies.bundled().all())
        .filteredOn(p -> p.minimum().origin().contains("query audit logs"))
        .allSatisfy(
            policy ->
                assertThat(policy.legalBasis())
                    .as("six years are practice: %s", policy.id())
                    .anyMatch(b -> b.kind() == RetentionPolicy.LegalBasis.Kind.PRACTICE));
  }

  @Test
  void bundledPoliciesAreTheFilesOfTheFolder() throws IOException {
    assertThat(RetentionPolicies.load(SHIPPED).all())
        .isEqualTo(RetentionPolicies.bundled().all());
  }

  @Test
  void rulesCarryNameKeepModeAndClass() {
    RetentionRules rules = RetentionPolicies.bundled().rules();

    assertThat(rules.forRows("events", "network.flow").id()).isEqualTo("network.flow/1");
    assertThat(rules.forRows("dead_letters", "network.flow").id()).isEqualTo("dead_letters/1");
    assertThat(rules.forRows("sessions", "cairn.sessions").id()).isEqualTo("sessions/1");
    assertThat(rules.forRows("attributions", "cairn.attributions").id())
        .isEqualTo("attributions/1");
    assertThat(rules.forRows("findings", "cairn.findings").id()).isEqualTo("findings/1");
    assertThat(rules.forRows("finding_reviews", "cairn.reviews").id())
        .isEqualTo("finding_reviews/1");
    assertThat(rules.forRows("rule_sets", "cairn.rules").id()).isEqualTo("rule_sets/1");
    assertThat(rules.forRows("access_log", "cairn.access").id()).isEqualTo("access_log/1");
    assertThat(rules.forChain().id()).isEqualTo("chain/1");
    assertThat(rules.retentionClasses())
        .containsExactly("activity", "connections", "derived", "flows", "queries");
  }

  @Test
  void holdsAreReleasedByTwoPeopleUnlessAFileSaysOne() throws IOException {
    assertThat(RetentionPolicies.bundled().holdRelease()).isEqualTo(HoldRelease.TWO_PEOPLE);

    Files.writeString(directory.resolve("holds.yaml"), "release: one-person\nowner: Counsel\n");
    assertThat(RetentionPolicies.load(directory).holdRelease()).isEqualTo(HoldRelease.ONE_PERSON);

    Files.delete(directory.resolve("holds.yaml"));
    assertThat(RetentionPolicies.load(directory).holdRelease()).isEqualTo(HoldRelease.TWO_PEOPLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keep: P6Y            | keep: six years      | keep is 'six years'; allowed: ISO 8601
          keep: P6Y            | keep: P              | keep is 'P'; allowed: ISO 8601
          keep: P6Y            | keep: PT24H          | keep is 'PT24H'; allowed: ISO 8601
          keep: P6Y            | keep: P0D            | keep is 'P0D'; allowed: a day or more
          keep: P6Y            | keep: P2190D         | keep is 'P2190D'; allowed: P6Y or more (minimum: security design
          mode: unlocked       | mode: open           | mode is 'open'; allowed: unlocked, locked
          id: proxysql.query   | id: proxysql.queries | id is 'proxysql.queries'; allowed: proxysql.query, proxysql.audit
          id: proxysql.query   | id: mysql.audit      | id is 'mysql.audit'; allowed: the name of the file
          version: 1           | version: 2           | version is '2'; allowed: 1, the last version of its history
          version: 1           | version: 0           | version is '0'; allowed: Counts the changes
          effective: 2026-11-22 | effective: 2026-02-30 | effective is '2026-02-30'; allowed: a day such as
          owner: HIPAA         | landlord: HIPAA      | landlord is unknown; allowed: id, version
          owner: HIPAA         | landlord: HIPAA      | owner is missing: The role that answers
          retention_class: queries | retention_class: Que ries | retention_class is 'Que ries'; allowed: Which two
          kind: practice       | kind: habit          | legal_basis.3.kind is 'habit'; allowed: rule, practice
          keep: P6Y            | keep: [              | proxysql.query.yaml is no YAML: line
          keep: P6Y            | version: 1           | proxysql.query.yaml is no YAML: line
          """)
  void wrongPolicyIsRefusedByFileKeyValueAndWhatIsAllowed(
      String right, String wrong, String message) throws IOException {
    edit("proxysql.query", right, wrong);

    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("proxysql.query.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void minimumBelowTheSecurityDesignIsRefused() throws IOException {
    edit("network.flow", "  keep: P30D", "  keep: P29D");

    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessage(
            "network.flow.yaml: minimum.keep is 'P29D'; allowed: P30D or more, the security"
                + " design's minimum for network flow logs");
  }

  @Test
  void chainThatDoesNotOutliveWhatItListsIsRefused() throws IOException {
    edit("chain", "keep: P7Y", "keep: P6Y");
    edit("dead_letters", "keep: P6Y", "keep: P8Y");

    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("chain.yaml: keep is 'P6Y'; allowed: P8Y or more");
  }

  @Test
  void deadLettersKeptLessThanASourceAreRefused() throws IOException {
    edit("mysql.audit", "keep: P6Y", "keep: P7Y");

    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("dead_letters.yaml: keep is 'P6Y'; allowed: P7Y or more");
  }

  @Test
  void deadLettersKeptLessThanSessionsAreRefused() throws IOException {
    edit("sessions", "keep: P6Y", "keep: P7Y");

    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("dead_letters.yaml: keep is 'P6Y'; allowed: P7Y or more");
  }

  @Test
  void chainUnderAKeyAndSourceUnderNoneAreRefused() throws IOException {
    edit("chain", "mode: unlocked", "mode: unlocked\nretention_class: queries");
    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("chain.yaml: retention_class");

    edit("chain", "retention_class: queries\n", "");
    edit("network.flow", "retention_class: flows\n", "");
    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("network.flow.yaml: retention_class is missing: Which two");
  }

  @Test
  void policyThatIsNotInForceYetIsRefused() throws IOException {
    edit("azure.activity", "effective: 2026-11-22", "effective: 2027-01-01");
    RetentionPolicies policies = RetentionPolicies.load(directory);

    policies.requireEffective(LocalDate.of(2027, 1, 1));
    assertThatThrownBy(() -> policies.requireEffective(LocalDate.of(2026, 12, 31)))
        .hasMessageContaining("azure.activity.yaml: effective is '2027-01-01'");
  }

  @Test
  void chainAndDeadLettersMustHaveAPolicyOthersMayBeLeftOut() throws IOException {
    Files.delete(directory.resolve("azure.activity.yaml"));
    assertThat(RetentionPolicies.load(directory).rules().subjects())
        .doesNotContain("azure.activity");

    Files.delete(directory.resolve("chain.yaml"));
    assertThatThrownBy(() -> RetentionPolicies.load(directory))
        .hasMessageContaining("There is no chain.yaml");
  }

  @Test
  void periodsAreComparedDayByDay() {
    record Pair(String one, String other, boolean shorter) {}
    for (Pair pair :
        List.of(
            new Pair("P6Y", "P6Y", false),
            new Pair("P72M", "P6Y", false),
            new Pair("P2191D", "P6Y", true),
            new Pair("P2192D", "P6Y", false),
            new Pair("P3M", "P90D", true),
            new Pair("P92D", "P3M", false))) {
      assertThat(
              Periods.mayBeShorter(
                  java.time.Period.parse(pair.one()), java.time.Period.parse(pair.other())))
          .as(pair.toString())
          .isEqualTo(pair.shorter());
    }
  }

  /** The first occurrence. */
  private void edit(String id, String from, String to) throws IOException {
    Path file = directory.resolve(id + ".yaml");
    String before = Files.readString(file);
    assertThat(before).contains(from);
    Files.writeString(file, before.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
  }
}
