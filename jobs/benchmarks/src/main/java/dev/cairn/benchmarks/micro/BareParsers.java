package dev.cairn.benchmarks.micro;

import com.alibaba.fastjson2.JSONReader;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Parsers and nothing behind them: every name and every value is made once, as the text or number
 * that it is, and dropped. What they return depends on all of them, so that nothing is left out.
 */
final class BareParsers {

  private static final JsonFactory JACKSON = new JsonFactory();

  private BareParsers() {}

  /**
   * Jackson's stream of tokens.
   *
   * @param tuples whether its strings are flow tuples and the like, to be cut at their commas
   */
  static long jackson(byte[] json, boolean tuples) throws IOException {
    long seen = 0;
    try (JsonParser in = JACKSON.createParser(json)) {
      for (JsonToken token; (token = in.nextToken()) != null; ) {
        seen +=
            switch (token) {
              case FIELD_NAME -> in.currentName().length();
              case VALUE_STRING -> text(in.getText(), tuples);
              case VALUE_NUMBER_INT -> in.getLongValue();
              case VALUE_NUMBER_FLOAT -> (long) in.getDoubleValue();
              case VALUE_TRUE, VALUE_NULL -> 1;
              default -> 0;
            };
      }
    }
    return seen;
  }

  /** The stream of fastjson2, which accepts more than JSON; otherwise as {@link #jackson}. */
  static long fastjson2(byte[] json, boolean tuples) {
    try (JSONReader in = JSONReader.of(json)) {
      long seen = 0;
      while (!in.isEnd()) {
        seen += value(in, tuples);
      }
      return seen;
    }
  }

  private static long value(JSONReader in, boolean tuples) {
    long seen = 0;
    if (in.nextIfObjectStart()) {
      while (!in.nextIfObjectEnd()) {
        seen += in.readFieldName().length() + value(in, tuples);
      }
    } else if (in.nextIfArrayStart()) {
      while (!in.nextIfArrayEnd()) {
        seen += value(in, tuples);
      }
    } else if (in.isString()) {
      seen = text(in.readString(), tuples);
    } else if (in.isNumber()) {
      seen = in.readNumber().longValue();
    } else if (in.nextIfNull()) {
      seen = 1;
    } else {
      seen = in.readBoolValue() ? 1 : 0;
    }
    return seen;
  }

  private static long text(String text, boolean tuples) {
    long seen = 0;
    int from = 0;
    for (int to; tuples && (to = text.indexOf(',', from)) >= 0; from = to + 1) {
      seen += text.substring(from, to).length();
    }
    return seen + (from == 0 ? text : text.substring(from)).length();
  }

  /** A line cut at its commas, each part decoded; quotes and escapes are not looked at. */
  static long splitter(byte[] line) {
    long seen = 0;
    int from = 0;
    for (int i = 0; i <= line.length; i++) {
      if (i == line.length || line[i] == ',') {
        seen += new String(line, from, i - from, StandardCharsets.UTF_8).length();
        from = i + 1;
      }
    }
    return seen;
  }
}
