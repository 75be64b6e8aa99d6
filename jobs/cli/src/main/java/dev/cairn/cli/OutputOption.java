package dev.cairn.cli;

import dev.cairn.query.ResultPrinter;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** In which form a command answers with rows. */
final class OutputOption {

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: table. json and csv are stable.")
  private Output form;

  Output form() {
    return form;
  }

  boolean isTable() {
    return form == Output.table;
  }

  /**
   * Prints an answer of SQL.
   *
   * @param width columns of a table at most; 0 for any
   * @return how many rows it has
   */
  long print(SqlResult result, int width, Terminal terminal)
      throws IOException, SqlRefusedException {
    ResultPrinter printer =
        switch (form) {
          case table -> ResultPrinter.table(width);
          case json -> ResultPrinter.json();
          case csv -> ResultPrinter.csv();
        };
    // not closed: standard output stays open
    Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
    long rows = printer.print(result, out);
    out.flush();
    return rows;
  }

  /** Prints a list. */
  void print(Listing listing, Terminal terminal) {
    switch (form) {
      case table -> listing.table(terminal.out());
      case json -> terminal.out().println(listing.json().toPrettyString());
      case csv -> listing.csv(terminal.out());
    }
  }
}
