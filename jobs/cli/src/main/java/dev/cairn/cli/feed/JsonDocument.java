package dev.cairn.cli.feed;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** Tells a whole JSON document that spans lines from a file of one record a line. */
final class JsonDocument {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(RecordFile.MAX_RECORD_BYTES)
                  .build())
          .build();

  private JsonDocument() {}

  /**
   * Whether the first JSON value, an object or array, ends on a later line than it starts on. Such a
   * file is a document; if anything but white space follows the value, or the value is broken, it is
   * not, and its lines stand for themselves. Reads on from the stream's position; does not close it.
   */
  static boolean spansLines(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonToken token = parser.nextToken();
      if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
        return false;
      }
      int firstLine = parser.currentTokenLocation().getLineNr();
      parser.skipChildren();
      return parser.currentTokenLocation().getLineNr() > firstLine && parser.nextToken() == null;
    } catch (JacksonException broken) {
      return false;
    }
  }
}
