package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyFile;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.SampleRows;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn findings} over a real archive. */
class FindingsCommandTest {

  @TempDir private static Path directory;
  private static AgedArchive archive;

  @BeforeAll
  static void makeArchive() throws Exception {
    archive = new AgedArchive(directory.resolve("one"), AgedArchive.makeKeys(directory));
    SomeFindings.into(archive);
  }

  @Test
  void theTableFoldsWhatWentOnNewestFirst() {
    Run run = archive.cairn("findings");

    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(2))
        .startsWith("3f2a91c0de  11-22 19:01  high")
        .contains("Bulk export by one statement")
        .containsPattern("app_reporting +23 +3 +new");
    assertThat(lines.get(3)).startsWith("cc33000000").contains("Grüße; a new table");
    assertThat(lines.get(4)).startsWith("bb22000000").contains("closed");
  }

  @Test
  void withAllEachFindingHasItsLine() {
    assertThat(archive.cairn("findings", "--all").out().lines().toList())
        .hasSize(8)
        .anySatisfy(line -> assertThat(line).startsWith("aa11000000"));
  }

  @Test
  void findingsAreFoundByWhatTheyAre() {
    assertThat(ids()).hasSize(5);
    assertThat(ids("--severity", "HIGH")).hasSize(3).contains(SomeFindings.EXPORT);
    assertThat(ids("--severity", "medium")).hasSize(4).contains(SomeFindings.SMALL);
    assertThat(ids("--rule", "NEW table")).containsExactly(SomeFindings.SMALL);
    assertThat(ids("--rule", "5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b")).hasSize(3);
    assertThat(ids("--user", "app_reporting")).hasSize(3);
    assertThat(ids("--user", "o'brien")).isEmpty();
    assertThat(ids("--key", "client_ip=10.0.9.9"))
        .containsExactly(SomeFindings.SMALL, SomeFindings.CLOSED);
    assertThat(ids("--status", "closed")).containsExactly(SomeFindings.CLOSED);
    assertThat(ids("--status", "open")).hasSize(4);
    assertThat(ids("--limit", "1")).containsExactly(SomeFindings.EXPORT);
    assertThat(ids("--from", "2026-11-22T19:00:30Z")).containsExactly(SomeFindings.EXPORT);
    assertThat(ids("--to", "2026-11-22T16:00:00Z")).containsExactly(SomeFindings.CLOSED);
    assertThat(ids("--since", "PT1S")).isEmpty();
  }

  @Test
  void whatIsWrongInAFilterIsSaid() {
    assertThat(archive.cairn("findings", "--severity", "huge").err())
        .contains("--severity is 'huge'")
        .contains("informational, low, medium, high, critical");
    assertThat(archive.cairn("findings", "--status", "done").err()).contains("acknowledged");
    assertThat(
            archive
                .cairn("findings", "--since", "PT1H", "--from", "2026-11-22T19:00:00Z")
                .code())
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(archive.cairn("findings", "--since", "8h").err()).contains("ISO-8601");
  }

  @Test
  void jsonIsOcsfWithTheReview() throws Exception {
    JsonNode all = new ObjectMapper().readTree(archive.cairn("findings", "--output", "json").out());

    assertThat(all).hasSize(5);
    assertThat(all.at("/0/class_uid").asInt()).isEqualTo(2004);
    assertThat(all.at("/0/finding_info/uid").asText()).isEqualTo(SomeFindings.EXPORT);
    assertThat(all.at("/0/metadata/uid").asText()).isEqualTo(SomeFindings.EXPORT + "/6");
    assertThat(all.at("/0/time").asLong())
        .isEqualTo(SomeFindings.START.plusSeconds(60).toEpochMilli());
    assertThat(all.at("/0/unmapped/observed").asDouble()).isEqualTo(1_200_000);
    assertThat(all.at("/0/finding_info/related_events")).hasSize(3);
    assertThat(all.at("/4/finding_info/uid").asText()).isEqualTo(SomeFindings.CLOSED);
    assertThat(all.at("/4/activity_name").asText()).isEqualTo("Close");
    assertThat(all.at("/4/verdict").asText()).isEqualTo("Benign");
    JsonNode one =
        new ObjectMapper()
            .readTree(
                archive
                    .cairn("findings show", SomeFindings.CLOSED, "--output", "json")
                    .out());
    assertThat(one).isEqualTo(all.get(4));
  }

  @Test
  void thePageSaysWhyWhoByWhichRuleAndWhatItRestsOn() {
    Run run = archive.cairn("findings show", "3F2A91C0");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Finding " + SomeFindings.EXPORT)
        .contains("why        app_reporting read 1200000 rows of ehr.patients in one statement.")
        .contains("severity   high; confidence 0.900")
        .contains("status     new; more may come")
        .contains("who        app_reporting, that is Reporting")
        .contains("from       10.0.1.7, that is OpenFlow runtime")
        .contains("3 times in the period 2026-11-22 19:00:00 to 2026-11-22 20:00:00 (version 6)")
        .contains("1,200,000 rows within 1 h 0 min; the limit is 100,000; read from database rows")
        .contains("continues  " + SomeFindings.EXPORT_BEFORE)
        .contains("rule       5a6f7c1e-9d3b-4a52-8f3e-0c1d2e3f4a5b, version 3/0123456789ab")
        .contains("0123456789abcdef, published 2026-11-22 19:00:00 UTC by D. Deploy: threshold raised")
        .contains("finds      One statement that gave more rows than anybody reads.")
        .contains("needs      proxysql.query")
        .contains("cannot see what goes past the proxy")
        .contains("harmless   loads of the warehouse")
        .contains("proxysql.query  query  select  app_reporting  10.0.1.7  ehr.patients  600,000 rows")
        .contains("1 of 3 events are not in the archive")
        .contains("cairn session 0000000000")
        .contains("Nobody has reviewed it.")
        .doesNotContain(SampleRows.CANARY);
  }

  @Test
  void reviewsStandOnThePageTheOldestFirst() {
    String page = archive.cairn("findings show", SomeFindings.CLOSED).out();

    assertThat(page)
        .contains("status     closed, by N. Nightshift: benign")
        .contains("none: it is about what did not come");
    assertThat(page.substring(page.indexOf("Reviews\n")))
        .isEqualTo(
            """
            Reviews
              2026-11-22 19:30:00  acknowledged by N. Nightshift (of version 1): announced load of the warehouse
              2026-11-22 20:30:00  closed as benign by N. Nightshift (of version 1): announced load of the warehouse
            """);
  }

  @Test
  void statementsAreShownOnlyIfAskedForAndWithThePhiKey() throws Exception {
    assertThat(archive.cairn("findings show", SomeFindings.EXPORT, "--text").out())
        .contains(SampleRows.CANARY);

    Path metadataOnly = directory.resolve("metadata-only.json");
    KeyFile.copyForReaderWithout(Path.of(archive.keys.getPath()), metadataOnly, KeyClass.PHI);
    Run run =
        Run.cairn(
            "findings", "show", SomeFindings.EXPORT, "--text", "--archive",
            archive.archive.toString(), "--keys", "keyfile://" + metadataOnly);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("without the PHI key the SQL is not readable")
        .contains("600,000 rows")
        .doesNotContain(SampleRows.CANARY);
  }

  @Test
  void theBeginningOfAnIdIsEnoughIfItIsTheOnlyOne() {
    assertThat(archive.cairn("findings show", "3f2a91").err()).contains("More than one");
    assertThat(archive.cairn("findings show", "ffffff").err()).contains("No finding's id");
    assertThat(archive.cairn("findings show", "3f2a").err()).contains("6 to 32 hexadecimal digits");
  }

  @Test
  void aRuleThatTheArchiveDoesNotHaveIsSaidSo() throws Exception {
    AgedArchive without = copy("without-rules");
    var finding = SomeFindings.finding(SomeFindings.EXPORT, 0);
    finding.setRuleSetVersion("ffffffffffffffff");
    finding.setVersion(9);
    without.add(
        dev.cairn.archive.table.ArchiveTable.FINDINGS, List.of(finding), SomeFindings.START);

    assertThat(without.cairn("findings show", SomeFindings.EXPORT).out())
        .contains("ffffffffffffffff; the archive does not have it");
  }

  @Test
  void aReviewWithoutKafkaIsInTheArchiveAtOnceAndTheChainStaysWhole() throws Exception {
    AgedArchive reviewed = copy("reviewed");

    Run ack =
        reviewed.cairn("findings ack", "3f2a91c0", "--by", "N. Nightshift", "--why", "asking");
    assertThat(ack.code()).as(ack.err()).isZero();
    assertThat(ack.out())
        .contains("Acknowledged: finding " + SomeFindings.EXPORT)
        .contains("version 6")
        .contains("Written to the archive.");
    assertThat(reviewed.cairn("findings", "--status", "acknowledged").out()).contains("3f2a91c0de");

    Run close =
        reviewed.cairn(
            "findings close", "3f2a91c0", "--by", "D. Day", "--verdict", "false-positive",
            "--why", "load; 'change 4711'");
    assertThat(close.code()).as(close.err()).isZero();
    assertThat(reviewed.cairn("findings show", "3f2a91c0").out())
        .contains("status     closed, by D. Day: false positive")
        .contains("acknowledged by N. Nightshift (of version 6): asking")
        .contains("closed as false positive by D. Day (of version 6): load; 'change 4711'");

    Run reopen =
        reviewed.cairn("findings reopen", "3f2a91c0", "--by", "D. Day", "--why", "again");
    assertThat(reopen.code()).as(reopen.err()).isZero();
    assertThat(reviewed.cairn("findings", "--status", "new").out()).contains("3f2a91c0de");
    Run verify = reviewed.cairn("verify");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void aClosedFindingThatGrowsSaysSo() throws Exception {
    AgedArchive grown = copy("grown");
    Run close =
        grown.cairn(
            "findings close", SomeFindings.EXPORT, "--by", "D. Day", "--verdict", "benign",
            "--why", "known");
    assertThat(close.code()).as(close.err()).isZero();
    var more = SomeFindings.finding(SomeFindings.EXPORT, 0);
    more.setVersion(12);
    grown.add(
        dev.cairn.archive.table.ArchiveTable.FINDINGS, List.of(more), SomeFindings.START);

    assertThat(grown.cairn("findings", "--status", "closed").out()).contains("closed +");
    assertThat(grown.cairn("findings show", SomeFindings.EXPORT).out())
        .contains("IT HAS GROWN SINCE");
  }

  @Test
  void aReviewIsRefusedWhileAJobWritesTheArchive() throws Exception {
    try (BlobStore store = BlobStores.open(archive.archive);
        Closeable lock = store.lockForWriting()) {
      Run run =
          archive.cairn("findings ack", SomeFindings.EXPORT, "--by", "N.", "--why", "x");

      assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
      assertThat(run.err()).contains("--bootstrap HOST:PORT");
    }
  }

  @Test
  void aReviewSaysWhoWhyAndWhichVerdict() {
    assertThat(archive.cairn("findings ack", SomeFindings.EXPORT, "--by", "N.").err())
        .contains("--why");
    assertThat(
            archive.cairn("findings ack", SomeFindings.EXPORT, "--by", " ", "--why", "x").err())
        .contains("--by is empty");
    Run verdict =
        archive.cairn(
            "findings close", SomeFindings.EXPORT, "--by", "N.", "--why", "x", "--verdict", "ok");
    assertThat(verdict.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(verdict.err()).contains("false_positive, true_positive, benign");
    assertThat(archive.cairn("findings", "--status", "acknowledged").out()).doesNotContain("3f2a");
  }

  @Test
  void rulesListsWhatWasPublished() {
    Run run = archive.cairn("rules list");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("0123456789abcdef")
        .contains("D. Deploy")
        .contains("threshold raised");
  }

  private static AgedArchive copy(String name) throws Exception {
    AgedArchive copy =
        new AgedArchive(directory.resolve(name), directory.resolve("made-keys.json"));
    SomeFindings.into(copy);
    return copy;
  }

  private static List<String> ids(String... filters) {
    List<String> line = new ArrayList<>(List.of(filters));
    line.addAll(List.of("--output", "csv"));
    Run run = archive.cairn("findings", line.toArray(new String[0]));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().filter(row -> row.matches("[0-9a-f]{32},.*"))
        .map(row -> row.substring(0, 32)).toList();
  }
}
