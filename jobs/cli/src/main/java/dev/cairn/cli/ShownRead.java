package dev.cairn.cli;

import dev.cairn.access.AccessLog;
import dev.cairn.access.Asked;
import dev.cairn.access.Asker;
import dev.cairn.access.HeldBytes;
import dev.cairn.access.OpenArchive;
import dev.cairn.access.RecordedRead;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import java.io.IOException;

/**
 * A read by a command: answered, recorded in {@code access_log}, then shown; see {@link
 * RecordedRead}.
 *
 * <p>No reads in this sense, and not recorded: {@code cairn verify}, which shows paths, counts and
 * hashes; {@code replay} and {@code demo}, which show what they made themselves, or try rules; what
 * writes ({@code run}, {@code findings ack} and its like); and what is about manifests ({@code
 * hold}, {@code retention}).
 */
final class ShownRead {

  /** Opens SQL over an archive. */
  interface Opener {
    ArchiveSql open(OpenArchive archive) throws IOException;
  }

  /** Prints an answer, and says how many rows it has. */
  interface Answer {
    long print(ArchiveSql sql, Terminal terminal) throws Exception;
  }

  private final ReadOptions options;
  private final Terminal terminal;
  private final Opener opener;
  private final long limit;

  ShownRead(ReadOptions options, Terminal terminal) {
    this(
        options,
        terminal,
        archive -> archive.sql(ArchiveSqlConfig.defaults()),
        HeldBytes.defaultLimit());
  }

  /**
   * A read.
   *
   * @param limit bytes of the answer at most
   */
  ShownRead(ReadOptions options, Terminal terminal, Opener opener, long limit) {
    this.options = options;
    this.terminal = terminal;
    this.opener = opener;
    this.limit = limit;
  }

  /**
   * Answers, records that, and shows the answer.
   *
   * @return the exit code
   * @throws dev.cairn.access.NotRecordedException if it can't be recorded: nothing is shown then
   */
  int show(Asked asked, Answer answer) throws Exception {
    Asker asker = options.asker();
    HeldAnswer held = new HeldAnswer(terminal, limit);
    try (OpenArchive archive = OpenArchive.open(options.archive(), options.readingKeys());
        ArchiveSql sql = opener.open(archive)) {
      AccessLog log = new AccessLog(options.place(), archive.store(), Cairn.VERSION);
      if (asker.breakGlass()) {
        log.recordBreakGlass(asker);
      }
      new RecordedRead(log, asker, asked, ShownRead::isRefusal)
          .answer(
              sql,
              () -> {
                long rows = answer.print(sql, held.terminal());
                return AccessLog.End.answered(rows, held.sha256());
              });
    }
    held.show();
    return ExitCode.FINE;
  }

  private static boolean isRefusal(Exception failure) {
    return failure instanceof CairnException e && e.exitCode() == ExitCode.WRONG_USE;
  }
}
