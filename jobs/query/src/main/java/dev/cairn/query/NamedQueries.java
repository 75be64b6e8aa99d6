package dev.cairn.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries that Cairn ships: one file each, SQL under a header of comments.
 *
 * <pre>
 * -- title: Bulk reads by user
 * -- question: Who read more rows by one statement than anybody reads on a screen?
 * -- parameter: rows = 10000: rows that one statement sent, at least
 * -- parameter: user: the database user
 * -- column: largest: rows of the largest of them
 * SELECT …
 * </pre>
 *
 * A parameter without {@code =} must be given. {@code -- note: } lines are for who reads the file.
 * A file {@code names} lists them in the order in which they are shown.
 */
public final class NamedQueries {

  static final String FOLDER = "named/";

  private static final Pattern HEADER = Pattern.compile("-- (title|question|column|note): (.+)");
  private static final Pattern PARAMETER =
      Pattern.compile("-- parameter: (\\w+)(?: = (.*?))?: (.+)");
  private static final Pattern COLUMN = Pattern.compile("(\\w+): (.+)");

  private NamedQueries() {}

  /** All of them, in the order in which they are shown. */
  public static List<NamedQuery> all() {
    return read("names").lines().map(NamedQueries::load).toList();
  }

  /** The one of a name. */
  public static Optional<NamedQuery> of(String name) {
    return read("names").lines().filter(name::equals).findFirst().map(NamedQueries::load);
  }

  private static NamedQuery load(String name) {
    return parse(name, read(name + ".sql"));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if its header is not of the form
   */
  static NamedQuery parse(String name, String text) {
    Map<String, String> once = new LinkedHashMap<>();
    Map<String, String> columns = new LinkedHashMap<>();
    List<NamedParameter> parameters = new ArrayList<>();
    for (String line : text.lines().takeWhile(line -> line.startsWith("--")).toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      Matcher header = HEADER.matcher(line);
      if (parameter.matches()) {
        parameters.add(
            new NamedParameter(parameter.group(1), parameter.group(2), parameter.group(3)));
      } else if (!header.matches()) {
        throw new IllegalArgumentException(name + ": not a line of a header: " + line);
      } else if (header.group(1).equals("column")) {
        Matcher column = COLUMN.matcher(header.group(2));
        if (!column.matches()) {
          throw new IllegalArgumentException(name + ": a column without a meaning: " + line);
        }
        columns.put(column.group(1), column.group(2));
      } else if (!header.group(1).equals("note")
          && once.put(header.group(1), header.group(2)) != null) {
        throw new IllegalArgumentException(name + ": twice: " + line);
      }
    }
    if (once.size() != 2) {
      throw new IllegalArgumentException(name + " has no title or no question");
    }
    return new NamedQuery(
        name, once.get("title"), once.get("question"), parameters, columns, text);
  }

  private static String read(String file) {
    try (InputStream in = NamedQueries.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
