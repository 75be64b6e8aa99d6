package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users have on disk: these bytes must be read for ever. */
class KeyFileFormTest {

  @Test
  void formIsAsEver() {
    byte[] golden = TestKeys.resource("keyfile-1.json");

    List<KeyFileEntry> entries = KeyFileJson.parse(golden);

    assertThat(entries)
        .extracting(entry -> entry.keyClass() + " " + entry.version().id())
        .containsExactly(
            "METADATA cairn-metadata/f24f08be9c3f17e2b11462ca2f0d277c",
            "PHI cairn-phi/8d6580e2fcd1aeaf083c49f07705883a",
            "PHI cairn-phi/9b0c95f87ab6469c4f3a0bc3e3e5bc7c");
    assertThat(KeyFileJson.write(entries)).isEqualTo(golden);
  }

  /** Made by: openssl pkeyutl -encrypt, padding oaep, sha256 for both hashes. */
  @Test
  void wrappingIsThatOfOtherImplementations() throws Exception {
    byte[] wrapped =
        Base64.getDecoder().decode(TestKeys.resource("wrapped-by-openssl.b64"));

    byte[] key = TestKeys.all().unwrap(TestKeys.PHI.version(), wrapped);

    assertThat(HexFormat.of().formatHex(key)).isEqualTo("0f0e0d0c0b0a09080706050403020100");
  }

  @Test
  void textOfAnEntryShowsNoKey() {
    assertThat(TestKeys.PHI)
        .hasToString("KeyFileEntry[cairn-phi/8d6580e2fcd1aeaf083c49f07705883a]");
  }
}
