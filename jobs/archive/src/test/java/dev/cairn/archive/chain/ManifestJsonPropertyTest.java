package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

class ManifestJsonPropertyTest {

  @Provide
  Arbitrary<Manifest> manifests() {
    return ManifestArbitraries.manifests();
  }

  @Property(tries = 300)
  void writtenFormIsWhatTheReferenceLibraryCallsCanonical(@ForAll("manifests") Manifest manifest)
      throws IOException {
    byte[] json = ManifestJson.toJson(manifest);

    assertThat(json).isEqualTo(new JsonCanonicalizer(json).getEncodedUTF8());
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(@ForAll("manifests") Manifest manifest) throws IOException {
    assertThat(ManifestJson.parse(ManifestJson.toJson(manifest))).isEqualTo(manifest);
  }

  @Property(tries = 300)
  void oneFlippedBitIsRefusedOrGivesAnotherManifest(
      @ForAll("manifests") Manifest manifest, @ForAll int place) {
    byte[] json = ManifestJson.toJson(manifest);
    int bit = Math.floorMod(place, json.length * 8);
    json[bit / 8] ^= (byte) (1 << bit % 8);

    try {
      assertThat(ManifestJson.parse(json)).isNotEqualTo(manifest);
    } catch (ChainFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 300)
  void bytesThatAreNoManifestAreRefusedByTheOneException(@ForAll byte[] bytes, @ForAll String text) {
    for (byte[] some : new byte[][] {bytes, text.getBytes(StandardCharsets.UTF_8)}) {
      try {
        ManifestJson.parse(some);
        throw new AssertionError("parsed " + some.length + " random bytes");
      } catch (ChainFormatException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
