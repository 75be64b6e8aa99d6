package dev.cairn.archive.keys;

import java.util.regex.Pattern;

/**
 * What one of the customer's keys is for: one part of the files of one retention class. Each class
 * has keys of its own, so that destroying them makes the files of that class unreadable, and no
 * others.
 *
 * @param retentionClass name of the class, of {@code a-z 0-9 -}, 1 to 40 characters
 * @param keyClass which columns
 */
public record KeyScope(String retentionClass, KeyClass keyClass) {

  private static final Pattern CLASS = Pattern.compile("[a-z0-9-]{1,40}");

  /** Checks the name; {@link IllegalArgumentException} if it is not as described. */
  public KeyScope {
    if (!CLASS.matcher(retentionClass).matches()) {
      throw new IllegalArgumentException(
          "Not a retention class: '%s' (1 to 40 of a-z 0-9 -)".formatted(retentionClass));
    }
  }

  /** The form {@code class/part}, for people. */
  @Override
  public String toString() {
    return retentionClass + "/" + keyClass.name().toLowerCase(java.util.Locale.ROOT);
  }
}
