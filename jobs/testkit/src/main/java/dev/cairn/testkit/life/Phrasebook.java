package dev.cairn.testkit.life;

import dev.cairn.testkit.life.Catalogue.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases that a team's members, or an application, use: those of a program stay the same until the
 * next version of it.
 */
final class Phrasebook {

  private final String schema;
  private final List<Table> tables;
  private final double size;
  private final double writes;
  private final List<Phrase> phrases = new ArrayList<>();

  /**
   * A book.
   *
   * @param schema the schema in use: its tables are named without it
   * @param tables those in front are spoken of more
   * @param size how many rows a list has, about
   * @param writes share of phrases that change rows
   */
  Phrasebook(
      String schema, List<Table> tables, int count, double size, double writes, Chance chance) {
    this.schema = schema;
    this.tables = tables;
    this.size = size;
    this.writes = writes;
    for (int i = 0; i < count; i++) {
      phrases.add(made(chance));
    }
  }

  String schema() {
    return schema;
  }

  int count() {
    return phrases.size();
  }

  Phrase get(int number) {
    return phrases.get(number);
  }

  /** A phrase that is in no book: made up at the moment. */
  Phrase made(Chance chance) {
    Table table = tables.get(chance.zipf(tables.size()));
    if (chance.happens(writes)) {
      return change(table, chance);
    }
    return of(table, name(table), size, chance);
  }

  /** A phrase of one's own about a table. */
  static Phrase about(Table table, double size, Chance chance) {
    return of(table, table.full(), size, chance);
  }

  /** A new version of the program: some of its statements read differently now. */
  void renew(double share, Chance chance) {
    for (int i = 0; i < phrases.size(); i++) {
      if (chance.happens(share)) {
        phrases.set(i, made(chance));
      }
    }
  }

  private String name(Table table) {
    return table.schema().equals(schema) ? table.name() : table.full();
  }

  private Phrase change(Table table, Chance chance) {
    String name = name(table);
    String first = chance.pick(table.columns());
    return switch (chance.below(4)) {
      case 0 ->
          Phrase.write(
              "INSERT INTO %s (%s,%s) VALUES ($,#)"
                  .formatted(name, first, table.columns().get(chance.below(4))),
              1);
      case 1 ->
          Phrase.write("DELETE FROM %s WHERE id=# AND %s=$".formatted(name, first), 1);
      default ->
          Phrase.write("UPDATE %s SET %s=$ WHERE id=#".formatted(name, columns(table, chance)
              .replace(",", "=#,")), 1);
    };
  }

  private static Phrase of(Table table, String name, double size, Chance chance) {
    String columns = columns(table, chance);
    String one = chance.pick(table.columns());
    String other = chance.pick(table.columns());
    int some = (int) Math.max(2, chance.logNormal(size, 0.6));
    return switch (chance.below(6)) {
      case 0, 1 -> Phrase.read("SELECT %s FROM %s WHERE id=#".formatted(columns, name), 1);
      case 2 ->
          Phrase.read(
              "SELECT %s FROM %s WHERE %s=$ ORDER BY %s DESC LIMIT #"
                  .formatted(columns, name, one, other),
              some);
      case 3 ->
          Phrase.read(
              "SELECT %s,COUNT(*) FROM %s WHERE %s>=$ GROUP BY %s".formatted(one, name, other, one),
              Math.max(2, some / 4));
      case 4 ->
          Phrase.read(
              "SELECT %s FROM %s WHERE %s BETWEEN # AND #".formatted(columns, name, one), some);
      default ->
          Phrase.read(
              "SELECT %s FROM %s t JOIN catalogue.wards w ON w.id=t.ward_id WHERE t.%s=$"
                  .formatted("t." + columns.replace(",", ",t."), name, one),
              some);
    };
  }

  private static String columns(Table table, Chance chance) {
    int count = 1 + chance.below(4);
    int first = chance.below(table.columns().size());
    int step = 1 + chance.below(5);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = table.columns().get((first + i * step) % table.columns().size());
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return String.join(",", names);
  }
}
