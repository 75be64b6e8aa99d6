package dev.cairn.formats.proxysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxySqlBinaryLogTest {

  private static final String SOURCE = "proxysql.query";
  private static final String JSON =
      "{\"client\":\"127.0.0.11:58598\",\"event\":\"COM_QUERY\",\"query\":\"SELECT 1\"}";

  /** A record as lib/MySQL_Logger.cpp writes it. */
  private static byte[] record(int type, int thread, String user, String client, String sql) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(type);
    number(body, thread);
    text(body, user);
    text(body, "shop");
    text(body, client);
    number(body, 10);
    text(body, "127.0.0.3:3306");
    for (long time : new long[] {1795381104003157L, 1795381104003774L}) {
      body.write(0xFE);
      littleEndian(body, time);
    }
    number(body, 0);
    text(body, sql);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // one too much for COM_QUERY, as ProxySQL has it
    littleEndian(out, body.size() + (type == 0 ? 1 : 0));
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, long number) {
    for (int i = 0; i < 8; i++) {
      out.write((int) (number >>> (8 * i)));
    }
  }

  private static void number(ByteArrayOutputStream out, int number) {
    if (number < 251) {
      out.write(number);
    } else {
      out.write(0xFC);
      out.write(number);
      out.write(number >>> 8);
    }
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static String reason(byte[] value) {
    return parse(SOURCE, value).deadLetters().get(0).getReason();
  }

  @Test
  void refusesTheBinaryLogAndSaysWhatToSet() {
    byte[] binary = record(0, 4, "app", "127.0.0.11:58598", "SELECT 'x'");

    DeadLetter letter = deadLetter(parse(SOURCE, binary));

    assertThat(letter.getReason()).isEqualTo("proxysql_binary_format");
    assertThat(letter.getDetail()).contains("mysql-eventslog_format=2");
    assertThat(letter.getRawSize()).isEqualTo(binary.length);
  }

  @Test
  void knowsEveryKindOfRecord() {
    assertThat(
            List.of(
                record(16, 70_0, "app", "127.0.0.11:58598", "SELECT ?"),
                record(17, 4, "app", "2001:db8::9:51000", "SELECT ?"),
                record(0, 5, "app", "", "SELECT 'mirrored'"),
                record(0, 5, "app", "", "x".repeat(131)),
                // the first record of a file since 3.0.1
                record(18, 0, "{\"version\":\"3.0.1\"}", "", "")))
        .allSatisfy(binary -> assertThat(reason(binary)).isEqualTo("proxysql_binary_format"));
  }

  @Test
  void knowsAPieceThatWasCutAtALineFeed() {
    byte[] next = record(0, 4, "app", "127.0.0.11:58598", "SELECT 1");
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    tail.writeBytes("  FROM orders -- the end of a statement".getBytes(StandardCharsets.UTF_8));
    tail.writeBytes(next);

    assertThat(reason(tail.toByteArray())).isEqualTo("proxysql_binary_format");
    // inside the length, and inside schema and client
    for (int cut = 1; cut < 8; cut++) {
      assertThat(reason(Arrays.copyOfRange(next, cut, next.length)))
          .as("without its first %d bytes", cut)
          .isEqualTo("proxysql_binary_format");
    }
    int behindUser = 8 + 1 + 1 + 4;
    assertThat(reason(Arrays.copyOf(next, behindUser))).isEqualTo("proxysql_binary_format");
  }

  @Test
  void zerosAloneAreNotProxySqls() {
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE")) {
      byte[] value = JSON.getBytes(Charset.forName(charset));
      assertThat(reason(value)).as(charset).isEqualTo("malformed_json");
    }
    // what a truncated file begins with, if ProxySQL still writes to it
    assertThat(reason(("\0".repeat(100) + JSON).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("malformed_json");
    assertThat(reason((JSON.replace("SELECT", "\0\0\0\0\0\0\0\0")).getBytes()))
        .isEqualTo("malformed_json");
    assertThat(reason(new byte[131])).isEqualTo("malformed_json");
  }

  @Test
  void timeIsLinear() {
    byte[] almost = new byte[1_000_000];
    for (int i = 0; i < almost.length; i += 9) {
      almost[i] = 1;
    }
    long start = System.nanoTime();
    assertThat(ProxySqlBinaryLog.refuse(almost)).isNull();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }
}
