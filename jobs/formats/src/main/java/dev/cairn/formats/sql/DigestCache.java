package dev.cairn.formats.sql;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Remembers the digests of normal forms: an application sends few different ones, again and again,
 * and hashing costs several times what comparing does. Holds the forms themselves, literals left
 * out, never the statements. Changes no result. Not thread-safe.
 */
final class DigestCache {

  /** A power of two. With the longest form kept it bounds the cache to some 2 MiB a thread. */
  private static final int PLACES = 1_024;

  private static final int LONGEST = 2_048;

  private static final int DIGEST_BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha256 = sha256();
  private final byte[][] forms = new byte[PLACES][];
  private final String[] digests = new String[PLACES];

  /** The first half of SHA-256 of the first bytes, as 32 lower-case hexadecimal digits. */
  String digest(byte[] bytes, int length) {
    if (length > LONGEST) {
      return hash(bytes, length);
    }
    int place = place(bytes, length);
    byte[] form = forms[place];
    if (form == null || !Arrays.equals(form, 0, form.length, bytes, 0, length)) {
      forms[place] = Arrays.copyOf(bytes, length);
      digests[place] = hash(bytes, length);
    }
    return digests[place];
  }

  private String hash(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    return HEX.formatHex(sha256.digest(), 0, DIGEST_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  private static int place(byte[] bytes, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }
}
