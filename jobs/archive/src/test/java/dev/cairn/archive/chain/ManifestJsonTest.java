package dev.cairn.archive.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Committed;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  // the example of RFC 7517, A.1, so that anybody can check the arithmetic of the form
  private static final SigningKey KEY =
      new SigningKey(
          new KeyVersion("cairn-signing", "1"),
          "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
          "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");

  private static final ManifestSignature SIGNATURE =
      new ManifestSignature("cairn-signing/1", "s".repeat(85) + "w");

  private static final Manifest FIRST =
      new Manifest(
          TestArchive.ID,
          1,
          TestArchive.NOW,
          Manifest.NO_PREVIOUS,
          "genesis",
          "cairn/0.1.0",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(KEY),
          TestArchive.GENESIS,
          Optional.of(SIGNATURE));

  private static final ArchiveFile DEAD =
      TestArchive.file("dead_letters/source=mysql.audit/date=2026-11-22/w0-1.parquet", "d", 1);

  private static final ArchiveFile EVENTS =
      TestArchive.file("events/source=mysql.audit/date=2026-11-22/w0-2.parquet", "e", 4711)
          .as(
              new Committed(
                  BlobStore.CommitOutcome.COMMITTED,
                  new BlobVersion("events", Optional.of("2026-11-22T19:01:00.0000001Z")),
                  Protection.of(new Retention(TestArchive.KEPT.until(), Retention.Mode.LOCKED))));

  /** Every field in use. */
  private static final Manifest SECOND =
      new Manifest(
          TestArchive.ID,
          2,
          TestArchive.NOW.plusSeconds(60),
          "8275aa31ee9b1e4a7df37cb9cd3eb0f0ff01e0f6d91eae0ddd7c0d5cf6ab0c9e",
          "a1b2c3/checkpoint-1",
          "cairn/0.1.0",
          List.of(DEAD, EVENTS),
          List.of(
              new OffsetRange("raw.mysql.audit", 0, 0, 41),
              new OffsetRange("raw.mysql.audit", 1, 7, 7),
              new OffsetRange("raw.proxysql", 0, 100, 4_000_000_000_000L)),
          List.of(
              new LostRange(new OffsetRange("raw.mysql.audit", 0, 42, 43), Reason.DELETED),
              new LostRange(new OffsetRange("raw.mysql.audit", 1, 8, 8), Reason.NO_RECORD),
              new LostRange(new OffsetRange("raw.proxysql", 0, 0, 99), Reason.COMPACTED)),
          List.of(
              new AbandonedFile(
                  "events/source=mysql.audit/date=2026-11-22/w1-1.parquet", 3, "0a".repeat(32))),
          List.of(
              entry(
                  Kind.HOLD_PLACED,
                  List.of("events/a", "events/b"),
                  "by", "Zoë Ångström",
                  "case", "2026/17 – Prüfung 查",
                  "why", "subpoena 📜",
                  "sources", "mysql.audit proxysql.query",
                  "from", "2026-01-01T00:00:00.000000Z",
                  "until", "2026-06-30T23:59:59.999999Z",
                  "user", "app'ro"),
              entry(Kind.HOLD_APPLIED, List.of("events/c"), "case", "2026/17 – Prüfung 查"),
              entry(
                  Kind.HOLD_RELEASED,
                  List.of(),
                  "by", "Zoë Ångström",
                  "case", "2026/17 – Prüfung 查",
                  "why", "closed",
                  "second", "M. Núñez"),
              entry(
                  Kind.RETENTION_EXTENDED,
                  List.of("chain/000000000001.json", "events/a"),
                  "by", "cairn retention apply",
                  "mode", "locked",
                  "rule", "mysql.audit/2",
                  "until", "2033-01-01T00:00:00.000000Z"),
              entry(
                  Kind.DISPOSAL_APPROVED,
                  List.of("events/d"),
                  "by", "Zoë Ångström",
                  "method", "delete",
                  "rule", "network.flow/1"),
              entry(
                  Kind.DISPOSED, List.of("events/e"), "approval", "1", "method", "delete")),
          List.of(new SigningKey(new KeyVersion("cairn-signing", "2"), KEY.y(), KEY.x())),
          null,
          Optional.of(SIGNATURE));

  private static LedgerEntry entry(Kind kind, List<String> paths, String... terms) {
    SortedMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < terms.length; i += 2) {
      map.put(terms[i], terms[i + 1]);
    }
    return new LedgerEntry(kind, map, paths);
  }

  @Test
  void firstManifestHasTheseBytes() throws IOException {
    assertThat(ManifestJson.toJson(FIRST)).asString(UTF_8).isEqualTo(golden("genesis.json"));
    assertThat(ManifestJson.parse(golden("genesis.json").getBytes(UTF_8))).isEqualTo(FIRST);
  }

  @Test
  void laterManifestHasTheseBytes() throws IOException {
    assertThat(ManifestJson.toJson(SECOND)).asString(UTF_8).isEqualTo(golden("manifest.json"));
    assertThat(ManifestJson.parse(golden("manifest.json").getBytes(UTF_8))).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cairn-manifest/1    | cairn-manifest/2      | format must be cairn-manifest/1",
        "\"writer\"          | \"writes\"            | expected the field writer",
        "\"worm\":           | \"worn\":\"x\",\"worm\": | expected the field writer",
        "\"worm\":\"none\",  | ''                    | worm stands in the first manifest alone",
        "\"sequence\":1,     | \"sequence\":1,\"sequence\":1, | expected the field signature",
        "\"sequence\":1,     | \"sequence\":1.0,     | expected an integer in sequence",
        "\"sequence\":1,     | \"sequence\":\"1\",   | expected an integer in sequence",
        "\"sequence\":1,     | \"sequence\":99999999999999999999, | is not JSON",
        "\"sequence\":1,     | \"sequence\":2,       | previous is 64 zeros in the first alone",
        "\"sequence\":1,     | \"sequence\": 1,      | is not in canonical form",
        "\"files\":[]        | \"files\":[ ]         | is not in canonical form",
        "\"files\":[]        | \"files\":[[]]        | expected an object in files",
        "genesis             | gen\\u0065sis         | is not in canonical form",
        "genesis             | gen\\u0000sis         | commit_id must be",
        "19:00:00.123456Z    | 19:00:00.12345Z       | created must be like",
        "19:00:00.123456Z    | 25:00:00.123456Z      | created must be like",
        "2026-11-22T         | 2026-02-30T           | created must be like",
        "}                   | }x                    | is not JSON",
        "\"ES256\"           | \"none\"              | signature.algorithm must be ES256",
        "sw\"                | sx\"                  | signature.value must be 64 bytes",
        "sw\"                | s\"                   | signature.value must be 64 bytes",
        "\"P-256\"           | \"P-384\"             | signing_keys.crv must be P-256",
        "\"EC\"              | \"RSA\"               | signing_keys.kty must be EC",
        "IFyM\"              | IFyN\"                | signing_keys.y must be 32 bytes",
        "\"cairn-signing/1\",\"kty\" | \"cairn-signing\",\"kty\" | Not a key version",
      })
  void anyOtherFormIsRefused(String part, String replacement, String message) throws IOException {
    String json = golden("genesis.json");
    assertThat(json).contains(part);
    int at = json.lastIndexOf(part);
    String other = json.substring(0, at) + replacement + json.substring(at + part.length());

    assertThatThrownBy(() -> ManifestJson.parse(other.getBytes(UTF_8)))
        .isInstanceOf(ChainFormatException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mode\":\"locked\",\"rule\":\"p | \"mode\":\"firm\",\"rule\":\"p | retention.mode must be",
        "\"until\":\"2032-11-22T19:00:01.000000Z | \"until\":\"2032-11-22T19:00:01.000001Z"
            + " | retention.until must be whole seconds",
        "\"version_id\":     | \"version\":          | expected the end of an object in files",
        "\"table\":\"events\",\"version_id\" | \"table\":\"events\",\"v\":\"\",\"version_id\""
            + " | expected the end of an object in files",
        "\"reason\":\"compacted\" | \"reason\":\"gone\"   | reason must be one of",
        "\"first\":42        | \"first\":4.2e1       | expected an integer in first",
        "\"kind\":\"disposed\" | \"kind\":\"shredded\" | ledger kind is unknown",
        "\"approval\":\"1\"  | \"approval\":\"01\"   | approval must be the sequence",
        "\"approval\":\"1\"  | \"approval\":1        | expected a string in approval",
        "\"approval\":\"1\"  | \"approval\":{}       | expected a string in approval",
        "\"approval\":\"1\",\"method\" | \"approval\":\"1\",\"Method\" | name must be a-z_",
        "\"approval\":\"1\",\"method\" | \"approval\":\"1\",\"approval\" | lacks method",
        "\"user\":           | \"from\":              | from must be like",
        "mysql.audit proxysql | mysql.audit  proxysql | sources must be names",
        "[\"events/c\"]      | [1]                   | expected a string in paths",
        "[\"events/c\"]      | [\"events/c\",[]]      | expected a string in paths",
        "[\"events/c\"]      | \"events/c\"          | expected an array in paths",
        "[\"events/c\"]      | [\"events/c\",\"events/c\"] | none twice",
        "closed              | clo\\u0007sed         | why must be 1 to 1024 characters",
        "closed              | clo\\u00e9sed         | is not in canonical form",
        "closed              | clo\"sed             | is not JSON",
        "\"cairn-signing/2\" | \"cairn-signing/2/3\" | Not a key version",
      })
  void anyOtherFormOfALaterOneIsRefused(String part, String replacement, String message)
      throws IOException {
    String json = golden("manifest.json");
    assertThat(json).contains(part);

    assertThatThrownBy(
            () -> ManifestJson.parse(json.replace(part, replacement).getBytes(UTF_8)))
        .isInstanceOf(ChainFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void signatureIsOverAllButItself() throws IOException {
    assertThat(ManifestJson.signedBytes(SECOND))
        .asString(UTF_8)
        .isEqualTo(golden("manifest.json").replaceFirst("\"signature\":\\{[^}]*\\},", ""));
  }

  @Test
  void documentFollowedByAnotherIsRefused() throws IOException {
    String twice = golden("genesis.json") + golden("genesis.json");

    assertThatThrownBy(() -> ManifestJson.parse(twice.getBytes(UTF_8)))
        .isInstanceOf(ChainFormatException.class);
  }

  @Test
  void refusalQuotesNothingOfTheBytes() {
    assertThatThrownBy(() -> ManifestJson.parse("{\"format\": SSN-078-05-1120".getBytes(UTF_8)))
        .isInstanceOf(ChainFormatException.class)
        .hasNoCause()
        .message()
        .doesNotContain("078");
  }

  static String golden(String name) throws IOException {
    try (InputStream in = ManifestJsonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
