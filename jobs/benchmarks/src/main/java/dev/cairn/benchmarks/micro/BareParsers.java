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

  /** Jackson's stream of tokens. */
  static long jackson(byte[] json) throws IOException {
    long seen = 0;
    try (JsonParser in = JACKSON.createParser(json)) {
      for (JsonToken token; (token = in.nextToken()) != null; ) {
        seen +=
            switch (token) {
              case FIELD_NAME -> in.currentName().length();
              case VALUE_STRING -> in.getText().length();
              case VALUE_NUMBER_INT -> in.getLongValue();
              case VALUE_NUMBER_FLOAT -> (long) in.getDoubleValue();
              default -> 1;
            };
      }
    }
    return seen;
  }

  /** The stream of fastjson2, which accepts more than JSON. */
  static long fastjson2(byte[] json) {
    try (JSONReader in = JSONReader.of(json)) {
      return value(in);
    }
  }

  private static long value(JSONReader in) {
    long seen = 0;
    if (in.nextIfObjectStart()) {
      while (!in.nextIfObjectEnd()) {
        seen += in.readFieldName().length() + value(in);
      }
    } else if (in.nextIfArrayStart()) {
      while (!in.nextIfArrayEnd()) {
        seen += value(in);
      }
    } else if (in.isString()) {
      seen = in.readString().length();
    } else if (in.isNumber()) {
      seen = in.readNumber().longValue();
    } else if (in.nextIfNull()) {
      seen = 1;
    } else {
      seen = in.readBoolValue() ? 1 : 0;
    }
    return seen;
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
