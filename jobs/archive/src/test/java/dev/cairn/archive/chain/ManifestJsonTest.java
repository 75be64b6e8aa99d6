package dev.cairn.archive.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  private static final SigningKey KEY =
      new SigningKey(new KeyVersion("cairn-signing", "1"), "x".repeat(43), "y".repeat(43));

  private static final ManifestSignature SIGNATURE =
      new ManifestSignature("cairn-signing/1", "s".repeat(86));

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

  private static final Manifest SECOND =
      new Manifest(
          TestArchive.ID,
          2,
          TestArchive.NOW.plusSeconds(60),
          "8275aa31ee9b1e4a7df37cb9cd3eb0f0ff01e0f6d91eae0ddd7c0d5cf6ab0c9e",
          "a1b2c3/checkpoint-1",
          "cairn/0.1.0",
          List.of(
              TestArchive.file("dead_letters/source=mysql.audit/date=2026-11-22/w0-1.parquet", "d", 1),
              TestArchive.file("events/source=mysql.audit/date=2026-11-22/w0-2.parquet", "e", 4711)),
          List.of(
              new OffsetRange("raw.mysql.audit", 0, 0, 41),
              new OffsetRange("raw.mysql.audit", 1, 7, 7),
              new OffsetRange("raw.proxysql", 0, 100, 4_000_000_000_000L)),
          List.of(),
          List.of(
              new AbandonedFile(
                  "events/source=mysql.audit/date=2026-11-22/w1-1.parquet", 3, "0a".repeat(32))),
          List.of(),
          List.of(),
          null,
          Optional.of(SIGNATURE));

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
        "\"worm\":           | \"worn\":\"x\",\"worm\": | expected the field worm",
        "\"worm\":\"none\",  | ''                    | expected the field worm",
        "\"sequence\":1,     | \"sequence\":1,\"sequence\":1, | expected the field worm",
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
