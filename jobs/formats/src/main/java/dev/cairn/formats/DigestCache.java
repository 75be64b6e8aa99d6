package dev.cairn.formats;

import java.util.Arrays;

/**
 * Remembers the digests of normal forms: an application sends few different ones, again and again,
 * and hashing costs several times what comparing does. Holds the forms themselves, literals left
 * out, never the statements. Changes no result. Not thread-safe.
 */
final class DigestCache {

  /** A power of two. With the longest form kept it bounds the cache to some 2 MiB a thread. */
  private static final int PLACES = 1_024;

  private static final int LONGEST = 2_048;

  private final byte[][] forms = new byte[PLACES][];
  private final String[] digests = new String[PLACES];

  /** The digest of the first bytes. */
  String digest(byte[] bytes, int length) {
    if (length > LONGEST) {
      return Hashes.sha256Short(bytes, 0, length);
    }
    int place = place(bytes, length);
    byte[] form = forms[place];
    if (form == null || !Arrays.equals(form, 0, form.length, bytes, 0, length)) {
      forms[place] = Arrays.copyOf(bytes, length);
      digests[place] = Hashes.sha256Short(bytes, 0, length);
    }
    return digests[place];
  }

  private static int place(byte[] bytes, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }
}
