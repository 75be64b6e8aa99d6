package dev.cairn.formats.sql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens under one key. Remembers the last ones: statements repeat small numbers and states.
 * Not thread-safe.
 */
final class TokenMaker {

  private static final String MAC = "HmacSHA256";
  private static final String PREFIX = "t:";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int CHARACTERS = 16;

  /** A power of two. */
  private static final int PLACES = 1_024;

  private static final int LONGEST = 64;

  private final Mac mac;
  private final String[] values = new String[PLACES];
  private final String[] tokens = new String[PLACES];

  TokenMaker(byte[] key) {
    try {
      mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer " + MAC, e);
    }
  }

  String token(String value) {
    if (value.length() > LONGEST) {
      return make(value);
    }
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    if (!value.equals(values[place])) {
      values[place] = value;
      tokens[place] = make(value);
    }
    return tokens[place];
  }

  private String make(String value) {
    byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    StringBuilder token = new StringBuilder(PREFIX.length() + CHARACTERS).append(PREFIX);
    int bits = 0;
    int free = 0;
    for (int i = 0; token.length() < PREFIX.length() + CHARACTERS; ) {
      if (free < 5) {
        bits = bits << 8 | hash[i++] & 0xFF;
        free += 8;
      }
      free -= 5;
      token.append(BASE32.charAt(bits >>> free & 0x1F));
    }
    return token.toString();
  }
}
