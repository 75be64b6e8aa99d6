package dev.cairn.archive.retention;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which source an archive file is of: its path says so, {@code events/source=NAME/…}. */
final class Sources {

  private static final Pattern SOURCE = Pattern.compile("^[a-z_]+/source=([^/]+)/");

  private Sources() {}

  static String of(String path) {
    Matcher matcher = SOURCE.matcher(path);
    return matcher.find() ? matcher.group(1) : "unknown";
  }
}
