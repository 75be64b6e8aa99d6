package dev.cairn.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * One repetition's change of the captured records. Times move on by whole repetitions, in each form
 * that the captures have; ProxySQL's session numbers and the longer numbers in statements become
 * others of the same length. Nothing changes its length, so the records stay as realistic as they
 * were. Not thread-safe.
 */
final class Variation {

  /** A little more than the longest capture lasts. */
  static final int SECONDS = 90;

  private static final byte[] EPOCH_PREFIX = "17953".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DAY = "20261122 ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ISO_DAY = "2026-11-22".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] THREAD = "\"thread_id\":".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter PLUGIN = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss");
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final int repetition;
  private byte[] value;

  Variation(int repetition) {
    this.repetition = repetition;
  }

  /** A changed copy; the first repetition is as captured. */
  byte[] apply(byte[] captured) {
    value = captured.clone();
    if (repetition == 0) {
      return value;
    }
    for (int at = 0; at < value.length; ) {
      at = isDigit(at) ? number(at) : at + 1;
    }
    return value;
  }

  /** Changes the number that begins here; returns where to go on. */
  private int number(int at) {
    if (startsWith(DAY, at) && at + 17 <= value.length) {
      return time(at, 17, PLUGIN);
    }
    if (startsWith(ISO_DAY, at) && at + 19 <= value.length) {
      return time(at, 19, ISO);
    }
    int end = at;
    while (isDigit(end)) {
      end++;
    }
    int digits = end - at;
    if (startsWith(EPOCH_PREFIX, at) && (digits == 16 || digits == 13 || digits == 10)) {
      long unitsPerSecond = (long) Math.pow(10, digits - 10);
      put(at, end, Long.parseLong(text(at, end)) + shift() * unitsPerSecond);
    } else if (at >= THREAD.length && startsWith(THREAD, at - THREAD.length)) {
      vary(at, end, 1);
    } else if (digits >= 3 && digits <= 9 && at > 0 && "=( '".indexOf(value[at - 1]) >= 0) {
      vary(at, end, 7919);
    }
    return end;
  }

  private int time(int at, int length, DateTimeFormatter form) {
    byte kept = value[at + 10];
    if (length == 19) {
      value[at + 10] = 'T';
    }
    String moved =
        LocalDateTime.parse(text(at, at + length), form).plusSeconds(shift()).format(form);
    System.arraycopy(moved.getBytes(StandardCharsets.US_ASCII), 0, value, at, length);
    if (length == 19) {
      value[at + 10] = kept;
    }
    return at + length;
  }

  private long shift() {
    return (long) repetition * SECONDS;
  }

  /** Another number of as many digits, another one in each repetition. */
  private void vary(int at, int end, int step) {
    long low = (long) Math.pow(10, end - at - 1.0);
    long number = Long.parseLong(text(at, end));
    if (number >= low) {
      put(at, end, low + (number - low + (long) repetition * step) % (9 * low));
    }
  }

  private void put(int at, int end, long number) {
    long rest = number;
    for (int i = end - 1; i >= at; i--) {
      value[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private String text(int at, int end) {
    return new String(value, at, end - at, StandardCharsets.US_ASCII);
  }

  private boolean startsWith(byte[] prefix, int at) {
    if (at + prefix.length > value.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (value[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isDigit(int at) {
    return at < value.length && value[at] >= '0' && value[at] <= '9';
  }
}
