package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.NamedQueries;
import dev.cairn.query.NamedQuery;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TableDoc;
import dev.cairn.query.TableDocs;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked: a statement, a query by its name, or what there is to ask. */
final class SqlQuestion {

  private static final String NONE = "";

  @Parameters(paramLabel = "SQL", arity = "0..1", description = "One statement that reads.")
  private String sql;

  @Option(
      names = "--named",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = NONE,
      description = "Asks a query that Cairn ships, in place of SQL. Without NAME: lists them.")
  private String named;

  @Option(names = "--show", description = "Prints the query of --named, and does not ask it.")
  private boolean show;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "The value of a parameter, $name in SQL; may be given again. It is a text.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--describe",
      paramLabel = "TABLE",
      arity = "0..1",
      fallbackValue = NONE,
      description = "Says what the columns of a table are; without TABLE, what tables there are.")
  private String describe;

  /**
   * Answers what needs no archive; false if one is needed.
   *
   * @throws CairnException if not exactly one thing is asked, or a name is unknown
   */
  boolean answered(OutputOption output, Terminal terminal) {
    if (Stream.of(sql, named, describe).filter(asked -> asked != null).count() != 1) {
      throw CairnException.wrongUse(
          "Give one of: a SQL statement, --named, --describe",
          "Such as: cairn sql \"select count(*) from events\", or cairn sql --named");
    }
    if (show && (named == null || named.equals(NONE))) {
      throw CairnException.wrongUse("--show without a name", "Add --named NAME.");
    }
    if (describe != null) {
      SqlWords.print(describe.equals(NONE) ? Optional.empty() : table(), output, terminal);
    } else if (NONE.equals(named)) {
      SqlWords.printQueries(output, terminal);
    } else if (show) {
      terminal.out().print(query().text());
    } else {
      return false;
    }
    return true;
  }

  /** What access_log says of it: values of parameters may be anything, and are left out. */
  Asked asked() {
    Asked asked = Asked.inSql(named == null ? sql : query().text()).value("named", named);
    for (String name : new TreeSet<>(parameters.keySet())) {
      asked = asked.text("param." + name, parameters.get(name));
    }
    return asked;
  }

  /** Asks an archive. */
  SqlResult ask(ArchiveSql engine, TimeRange range) throws IOException, SqlRefusedException {
    if (named == null) {
      return engine.query(sql, range, parameters);
    }
    NamedQuery query = query();
    return engine.query(query.text(), range, query.values(parameters));
  }

  private Optional<TableDoc> table() {
    Optional<TableDoc> table = TableDocs.of(describe);
    if (table.isEmpty()) {
      throw CairnException.wrongUse(
          "There is no table '" + describe + "'",
          "There are: "
              + TableDocs.all().stream().map(TableDoc::name).collect(Collectors.joining(", ")));
    }
    return table;
  }

  private NamedQuery query() {
    return NamedQueries.of(named)
        .orElseThrow(
            () ->
                CairnException.wrongUse(
                    "There is no query named '" + named + "'",
                    "There are: "
                        + NamedQueries.all().stream()
                            .map(NamedQuery::name)
                            .collect(Collectors.joining(", "))));
  }
}
