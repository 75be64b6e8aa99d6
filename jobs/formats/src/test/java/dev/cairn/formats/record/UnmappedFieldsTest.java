package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UnmappedFieldsTest {

  @Test
  void escapesWhatJsonHasNoPlainFormFor() {
    assertThat(UnmappedFields.with(null, "a\"b", "line\nfeed \\ \u0001 \u00e9 \ud83d\ude00"))
        .isEqualTo("{\"a\\\"b\":\"line\\nfeed \\\\ \\u0001 \u00e9 \ud83d\ude00\"}");
  }

  @Property
  void writesTextsAsTheEncoderWould(
      @ForAll @StringLength(max = 12) @CharRange(from = '\0', to = '\uffff') String text) {
    String expected = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));

    assertThat(UnmappedFields.with(null, "f", text)).isEqualTo("{\"f\":\"" + expected + "\"}");
  }

  @Property
  void writesNearlyPlainTextsAsTheEncoderWould(
      @ForAll @StringLength(max = 12) @CharRange(from = '\u0018', to = '\u0080') String text) {
    writesTextsAsTheEncoderWould(text);
  }
}
