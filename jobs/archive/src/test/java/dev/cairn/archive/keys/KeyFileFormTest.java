package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What users have on disk: these bytes must be read for ever. */
class KeyFileFormTest {

  @Test
  void formIsAsEver() {
    byte[] golden = TestKeys.resource("keyfile-1.json");

    KeyFileContent content = KeyFileJson.parse(golden);

    assertThat(content.wrapping())
        .extracting(e -> e.scope() + " " + e.version().id() + (e.isDestroyed() ? " gone" : ""))
        .containsExactly(
            "queries/metadata cairn-metadata/f24f08be9c3f17e2b11462ca2f0d277c",
            "queries/phi cairn-phi/8d6580e2fcd1aeaf083c49f07705883a",
            "queries/phi cairn-phi/9b0c95f87ab6469c4f3a0bc3e3e5bc7c",
            "flows/phi cairn-flows-phi/00112233445566778899aabbccddeeff gone");
    assertThat(content.signing())
        .extracting(signer -> signer.version().id() + " " + signer.canSign())
        .containsExactly("cairn-signing/78b8766f224c8ca0166de2d2e68dcfb9 true");
    assertThat(KeyFileJson.write(content)).isEqualTo(golden);
  }

  @Test
  void readersCopyComesBack() {
    KeyFileContent copy =
        KeyFileJson.parse(TestKeys.resource("keyfile-1.json")).forReaderWithout(KeyClass.PHI);

    assertThat(KeyFileJson.parse(KeyFileJson.write(copy))).isEqualTo(copy);
    assertThat(copy.wrapping()).containsExactly(TestKeys.METADATA);
    assertThat(copy.signing()).noneMatch(KeyFileSigner::canSign);
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
    assertThat(TestKeys.SIGNER)
        .hasToString("KeyFileSigner[cairn-signing/78b8766f224c8ca0166de2d2e68dcfb9]");
  }
}
