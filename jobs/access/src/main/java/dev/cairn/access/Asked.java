package dev.cairn.access;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command that reads is asked, as {@code access_log} has it. Immutable.
 *
 * @param tool what is asked with
 * @param sql the statement as given; null if it is not SQL
 * @param arguments {@code name=value}, the value {@code ?} where it could be PHI
 */
public record Asked(String tool, String sql, List<String> arguments) {

  /** Copies the list. */
  public Asked {
    arguments = List.copyOf(arguments);
  }

  /** A question that is not SQL. */
  public static Asked with(String tool) {
    return new Asked(tool, null, List.of());
  }

  /** A question of the tool {@code sql}. */
  public static Asked inSql(String sql) {
    return inSql("sql", sql);
  }

  /** A question in SQL by another tool. */
  public static Asked inSql(String tool, String sql) {
    return new Asked(tool, sql, List.of());
  }

  /** Adds a value that can't be PHI, because its form was checked; nothing if it is null. */
  public Asked value(String name, Object value) {
    return value == null ? this : plus(name + "=" + value);
  }

  /** Adds that there was a free text, which may be anything; nothing if it is null. */
  public Asked text(String name, String value) {
    return value == null ? this : plus(name + "=?");
  }

  private Asked plus(String argument) {
    List<String> all = new ArrayList<>(arguments);
    all.add(argument);
    all.sort(null);
    return new Asked(tool, sql, all);
  }
}
