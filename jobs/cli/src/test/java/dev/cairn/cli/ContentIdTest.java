package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.pipeline.ReadingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentIdTest {

  @Test
  void theSameContentHasTheSameIdUnderWhateverNameAndCompression() throws IOException {
    assertThat(id(file("a", bytes("x\ny\n")))).isEqualTo(id(file("b", gzip("x\ny\n"))));
  }

  @Test
  void otherContentHasAnother() throws IOException {
    assertThat(id(file("a", bytes("x")))).isNotEqualTo(id(file("a", bytes("y"))));
  }

  @Test
  void whereOneFileEndsAndTheNextBeginsMatters() throws IOException {
    assertThat(id(file("a", bytes("xy")), file("b", bytes("z"))))
        .isNotEqualTo(id(file("a", bytes("x")), file("b", bytes("yz"))));
  }

  @Test
  void theTimeZoneItIsReadInMatters() throws IOException {
    List<RecordFile> files = List.of(file("a", bytes("x")));

    assertThat(ContentId.of(files, rules("Z")).id())
        .isNotEqualTo(ContentId.of(files, rules("Europe/Berlin")).id());
  }

  @Test
  void soDoTheOtherRulesOfReading() throws IOException {
    List<RecordFile> files = List.of(file("a", bytes("x")));
    ZoneId utc = ZoneId.of("UTC");

    assertThat(
            Stream.of(
                    new ReadingRules(utc),
                    new ReadingRules(utc, 2048, null),
                    new ReadingRules(utc, 1024, "/a/key"))
                .map(rules -> of(files, rules))
                .distinct())
        .hasSize(3);
  }

  @Test
  void theFormIsPinnedBecauseTopicsAreNamedAfterIt() throws IOException {
    assertThat(id(file("a", bytes("x\n")))).matches("[0-9a-f]{12}").isEqualTo(PINNED);
  }

  // SHA-256 over "Z", the size as a long and the SHA-256 of the content, computed elsewhere
  private static final String PINNED = "2a93d6969fe2";

  private static ReadingRules rules(String zone) {
    return new ReadingRules(ZoneId.of(zone));
  }

  private static String id(RecordFile... files) throws IOException {
    return ContentId.of(List.of(files), rules("Z")).id();
  }

  private static String of(List<RecordFile> files, ReadingRules rules) {
    try {
      return ContentId.of(files, rules).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordFile file(String name, byte[] content) {
    return new RecordFile(name, () -> new ByteArrayInputStream(content), null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(text));
    }
    return bytes.toByteArray();
  }
}
