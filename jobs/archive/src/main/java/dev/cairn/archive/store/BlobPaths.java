package dev.cairn.archive.store;

import java.util.regex.Pattern;

/** The rule for blob paths that {@link BlobStore} states, in one place. */
final class BlobPaths {

  /** With any prefix below Azure's 1,024 characters, and below PATH_MAX. */
  private static final int MAX_LENGTH = 512;

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._=-]{1,255}");
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._=-]+/)*[A-Za-z0-9._=-]*");

  private BlobPaths() {}

  /** Returns the path if it is valid. */
  static String check(String path) {
    if (!isValid(path)) {
      throw new IllegalArgumentException(
          "Not a blob path: '"
              + path
              + "' (relative, of A-Z a-z 0-9 . _ - = and /, no segment empty, '.' or '..', not"
              + " beginning with a dot)");
    }
    return path;
  }

  static boolean isValid(String path) {
    if (path.isEmpty() || path.length() > MAX_LENGTH || path.startsWith(".")) {
      return false;
    }
    for (String segment : path.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** Returns the prefix if some valid path could start with it. */
  static String checkPrefix(String prefix) {
    String probe = prefix.isEmpty() || prefix.endsWith("/") ? prefix + "x" : prefix;
    if (!PREFIX.matcher(prefix).matches() || !isValid(probe)) {
      throw new IllegalArgumentException("Not the beginning of a blob path: '" + prefix + "'");
    }
    return prefix;
  }
}
