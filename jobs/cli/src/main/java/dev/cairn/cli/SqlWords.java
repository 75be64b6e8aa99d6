package dev.cairn.cli;

import dev.cairn.query.NamedParameter;
import dev.cairn.query.NamedQueries;
import dev.cairn.query.NamedQuery;
import dev.cairn.query.TableDoc;
import dev.cairn.query.TableDocs;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to ask: tables, columns and named queries, in the forms of {@code --output}. */
final class SqlWords {

  private static final String BELOW = "      ";

  private SqlWords() {}

  /** A table's columns; without a table, all tables. */
  static void print(Optional<TableDoc> table, OutputOption output, Terminal terminal) {
    if (!output.isTable()) {
      output.print(table.isPresent() ? columns(table.get()) : tables(), terminal);
      return;
    }
    PageText page = new PageText(terminal, terminal.readableWidth());
    if (table.isPresent()) {
      page.wrapped("", "", table.get().doc());
      table
          .get()
          .columns()
          .forEach(
              column -> {
                String phi = column.phi() ? "  PHI" : "";
                page.heading(column.name() + "  " + column.type() + phi);
                page.wrapped(BELOW, BELOW, column.doc());
              });
    } else {
      for (TableDoc one : TableDocs.all()) {
        page.heading(one.name() + (one.kind().equals("view") ? "  (view)" : ""));
        page.wrapped(BELOW, BELOW, one.line());
      }
    }
  }

  private static Listing tables() {
    Listing listing = new Listing("name", "kind", "documentation");
    TableDocs.all().forEach(table -> listing.row(table.name(), table.kind(), table.line()));
    return listing;
  }

  private static Listing columns(TableDoc table) {
    Listing listing = new Listing("name", "type", "phi", "documentation");
    table
        .columns()
        .forEach(
            column -> listing.row(column.name(), column.type(), column.phi(), column.doc()));
    return listing;
  }

  /** The named queries, each with its question and its parameters. */
  static void printQueries(OutputOption output, Terminal terminal) {
    if (!output.isTable()) {
      Listing listing = new Listing("name", "title", "question", "parameters");
      for (NamedQuery query : NamedQueries.all()) {
        listing.row(query.name(), query.title(), query.question(), parameters(query));
      }
      output.print(listing, terminal);
      return;
    }
    PageText page = new PageText(terminal, terminal.readableWidth());
    for (NamedQuery query : NamedQueries.all()) {
      page.heading(query.name());
      page.wrapped(BELOW, BELOW, query.question());
      for (NamedParameter one : query.parameters()) {
        String begin = BELOW + "--param " + given(one) + "  ";
        page.wrapped(begin, BELOW + BELOW, one.meaning() + "; " + preset(one));
      }
    }
  }

  private static String parameters(NamedQuery query) {
    return query.parameters().stream()
        .map(one -> one.name() + ": " + one.meaning() + "; " + preset(one))
        .collect(Collectors.joining("\n"));
  }

  private static String given(NamedParameter parameter) {
    return parameter.name() + "=…";
  }

  private static String preset(NamedParameter parameter) {
    if (parameter.preset() == null) {
      return "must be given";
    }
    return parameter.preset().isEmpty() ? "default: empty" : "default: " + parameter.preset();
  }
}
