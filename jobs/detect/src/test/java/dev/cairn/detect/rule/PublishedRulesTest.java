package dev.cairn.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.schemas.RuleSetVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PublishedRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T19:00:00.123456789Z");

  @Test
  void aVersionSaysWhatWhoWhenAndWhy() throws Exception {
    RuleFiles files =
        RuleFiles.of(Map.of("b.yml", bytes("title: Grüße"), "a/c.ics", bytes("BEGIN:VCALENDAR\r\n")));

    RuleSetVersion version = files.publish(NOW, "D. Deploy", null);

    assertThat(version.getVersion()).isEqualTo(files.version()).hasSize(16);
    assertThat(version.getPublishedTime()).isEqualTo(Instant.parse("2026-11-22T19:00:00.123456Z"));
    assertThat(version.getPublishedBy()).isEqualTo("D. Deploy");
    assertThat(version.getPaths()).containsExactly("a/c.ics", "b.yml");
    assertThat(version.getContents()).containsExactly("BEGIN:VCALENDAR\r\n", "title: Grüße");
  }

  @Property(tries = 200)
  void whatIsPublishedIsGivenBackByteForByte(
      @ForAll @Size(max = 6) Map<String, String> texts) throws Exception {
    Map<String, byte[]> contents = new HashMap<>();
    // a lone surrogate is no text that a file could hold: getBytes makes a question mark of it
    texts.forEach((path, text) -> contents.put(path, bytes(text)));
    RuleFiles files = RuleFiles.of(contents);

    RuleFiles again = RuleFiles.of(files.publish(NOW, "x", null));

    assertThat(again.version()).isEqualTo(files.version());
    assertThat(again.contents().keySet()).isEqualTo(files.contents().keySet());
    again
        .contents()
        .forEach((path, bytes) -> assertThat(bytes).isEqualTo(files.contents().get(path)));
  }

  @Test
  void everyFileThatIsNotUtf8IsToldOf() {
    RuleFiles files =
        RuleFiles.of(
            Map.of(
                "a.yml", new byte[] {(byte) 0xff},
                "b.yml", bytes("x"),
                "c.yml", new byte[] {(byte) 0xc3}));

    assertThatThrownBy(() -> files.publish(NOW, "x", null))
        .isInstanceOfSatisfying(
            RuleFaultsException.class,
            e ->
                assertThat(e.faults())
                    .extracting(fault -> fault.place().file())
                    .containsExactly("a.yml", "c.yml"));
  }

  @Test
  void aRecordWithMorePathsThanContentsIsReadAsFarAsItGoes() {
    RuleSetVersion torn =
        RuleSetVersion.newBuilder()
            .setVersion("0")
            .setPublishedTime(NOW)
            .setPublishedBy("x")
            .setPaths(List.of("a.yml", "b.yml"))
            .setContents(List.of("a"))
            .build();

    assertThat(RuleFiles.of(torn).contents().keySet()).containsExactly("a.yml");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
