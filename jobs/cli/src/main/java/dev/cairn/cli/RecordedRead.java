package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;

/**
 * Reads of the archive's content: each is an event of {@code access_log}, in the archive and under
 * its chain, before anything of the answer is shown; if it can't be recorded, there is no answer.
 * There is no way to turn that off.
 *
 * <p>What was refused or failed is recorded, too, once the archive is open: an error may tell
 * something. Only where the archive itself is out of reach or damaged, and the record can't be
 * written either, the error is shown without one.
 *
 * <p>No reads in this sense, and not recorded: {@code cairn verify}, which shows paths, counts and
 * hashes; {@code replay} and {@code demo}, which show what they made themselves, or try rules; what
 * writes ({@code run}, {@code findings ack} and its like); and what is about manifests ({@code
 * hold}, {@code retention}). An error that ends the process, such as want of memory, shows nothing
 * and is not recorded.
 */
final class RecordedRead {

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

  RecordedRead(ReadOptions options, Terminal terminal) {
    this(
        options,
        terminal,
        archive -> archive.sql(ArchiveSqlConfig.defaults()),
        HeldAnswer.defaultLimit());
  }

  /**
   * A read.
   *
   * @param limit bytes of the answer at most
   */
  RecordedRead(ReadOptions options, Terminal terminal, Opener opener, long limit) {
    this.options = options;
    this.terminal = terminal;
    this.opener = opener;
    this.limit = limit;
  }

  /**
   * Answers, records that, and shows the answer.
   *
   * @return the exit code
   * @throws CairnException if it can't be recorded: nothing is shown then
   */
  int show(Asked asked, Answer answer) throws Exception {
    RetentionRules rules = options.rules();
    HeldAnswer held = new HeldAnswer(terminal, limit);
    try (OpenArchive archive = OpenArchive.open(options.archive(), options.requiredKeys());
        ArchiveSql sql = opener.open(archive)) {
      AccessLog log = new AccessLog(archive, options, rules);
      long rows;
      try {
        rows = answer.print(sql, held.terminal());
      } catch (Exception e) {
        recordFailure(log, asked, sql, e);
        throw e;
      }
      log.record(asked, sql.scope(), new AccessLog.End("answered", rows, held.sha256()));
    }
    held.show();
    return ExitCode.FINE;
  }

  private static void recordFailure(AccessLog log, Asked asked, ArchiveSql sql, Exception failure)
      throws InterruptedException {
    boolean refused =
        failure instanceof SqlRefusedException
            || failure instanceof CairnException e && e.exitCode() == ExitCode.WRONG_USE;
    try {
      log.record(
          asked, sql.scope(), new AccessLog.End(refused ? "refused" : "failed", 0, null));
    } catch (CairnException e) {
      e.addSuppressed(failure);
      if (!(failure instanceof IOException)) {
        throw e;
      }
    }
  }
}
