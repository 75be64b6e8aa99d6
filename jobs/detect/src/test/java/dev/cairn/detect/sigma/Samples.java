package dev.cairn.detect.sigma;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signals of real records, some with one field changed. */
final class Samples {

  private static final Path DIRECTORY = Path.of("../formats/src/test/resources/samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static String text(String file) {
    try {
      return Files.readString(DIRECTORY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Signal> of(String source, String file) {
    return Signals.parsed(source, text(file));
  }

  /** A sample in which one text stands for another, which must be there. */
  static List<Signal> changed(String source, String file, String from, String to) {
    String text = text(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " has no " + from);
    }
    return Signals.parsed(source, text.replace(from, to));
  }

  /** A statement in ProxySQL's query log, by a user, with so many rows sent. */
  static List<Signal> query(String user, String sql, long rows) {
    return query(user, sql, rows, Surroundings.NONE);
  }

  static List<Signal> query(String user, String sql, long rows, Surroundings known) {
    try {
      ObjectNode record =
          (ObjectNode) JSON.readTree(text("proxysql_query/com_query_insert_2_7.json"));
      record.put("query", sql).put("username", user).put("rows_sent", rows);
      return Signals.parsed("proxysql.query", record.toString()).stream()
          .map(signal -> Signal.of(signal.event(), known))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same signals with what is known besides. */
  static List<Signal> known(List<Signal> signals, Surroundings known) {
    return signals.stream().map(signal -> Signal.of(signal.event(), known)).toList();
  }

  static Surroundings sensitive(String kind, String sensitivity, String... tables) {
    return new Surroundings(
        "Anna", kind, null, "Team", null, null, null, null, null, List.of(tables), sensitivity,
        "1");
  }

  static Surroundings client(String role) {
    return flow(role, null);
  }

  static Surroundings flow(String clientRole, String serverRole) {
    return new Surroundings(
        null, null, null, null, null, "host", clientRole, serverRole, null, List.of(), null, "1");
  }
}
