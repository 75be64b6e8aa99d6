package dev.cairn.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RecordFileTest {

  @Test
  void eachLineIsARecord() throws IOException {
    assertThat(records("{\"a\":1}\n{\"a\":2}\n")).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void theLastLineNeedsNoLineFeed() throws IOException {
    assertThat(records("a\nb")).containsExactly("a", "b");
  }

  @Test
  void anEmptyLineKeepsItsPlace() throws IOException {
    assertThat(records("a\n\nb\n")).containsExactly("a", "", "b");
  }

  @Test
  void carriageReturnsStay() throws IOException {
    assertThat(records("a\r\nb\r\n")).containsExactly("a\r", "b\r");
  }

  @Test
  void aJsonDocumentOverSeveralLinesIsOneRecord() throws IOException {
    String document = "{\"records\": [\n  {\"a\": 1},\n  {\"a\": 2}\n]}";

    assertThat(records(document + "\n")).containsExactly(document);
  }

  @Test
  void aJsonDocumentOnOneLineIsOneRecord() throws IOException {
    assertThat(records("{\"records\":[{\"a\":1}]}")).containsExactly("{\"records\":[{\"a\":1}]}");
  }

  @Test
  void twoDocumentsOverSeveralLinesAreLines() throws IOException {
    assertThat(records("{\n}\n{\n}\n")).containsExactly("{", "}", "{", "}");
  }

  @Test
  void aDocumentThatBreaksOffIsLines() throws IOException {
    assertThat(records("{\"records\": [\n{\"a\"")).containsExactly("{\"records\": [", "{\"a\"");
  }

  @Test
  void gzipIsToldByItsBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(records(bytes.toByteArray())).containsExactly("a", "b");
  }

  @Test
  void anEmptyFileHasNoRecord() throws IOException {
    assertThat(records("")).isEmpty();
  }

  private static List<String> records(String content) throws IOException {
    return records(content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> records(byte[] content) throws IOException {
    List<String> records = new ArrayList<>();
    new RecordFile("test", () -> new ByteArrayInputStream(content), null)
        .forEach(record -> records.add(new String(record, StandardCharsets.UTF_8)));
    return records;
  }
}
