package dev.cairn.access;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ReadScope;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * A read of the archive's content: an event of {@code access_log}, in the archive and under its
 * chain, before anything of the answer is shown; if it can't be recorded, there is no answer. There
 * is no way to turn that off.
 *
 * <p>What was refused or failed is recorded, too: an error may tell something. Only where the archive
 * itself is out of reach or damaged, and the record can't be written either, the error is thrown
 * without one. An error that ends the process, such as want of memory, shows nothing and is not
 * recorded.
 *
 * @param log where it is recorded
 * @param asker who asks
 * @param asked what
 * @param refusals tells exceptions that say the question was wrong from those that say something
 *     failed, beside {@link SqlRefusedException}
 */
public record RecordedRead(
    AccessLog log, Asker asker, Asked asked, Predicate<Exception> refusals) {

  /** Makes an answer and keeps it to itself until it is recorded. */
  public interface Answer {

    /** Its rows and its hash. */
    AccessLog.End make() throws Exception;
  }

  /**
   * Answers and records that. When this returns, the answer may be shown.
   *
   * @param sql what the answer is made with; closed by the caller
   * @return the id of the row of {@code access_log}
   * @throws NotRecordedException if it can't be recorded: nothing may be shown then
   */
  public String answer(ArchiveSql sql, Answer answer) throws Exception {
    AccessLog.End end;
    try {
      end = answer.make();
    } catch (Exception e) {
      recordFailure(sql.scope(), e);
      throw e;
    }
    return log.record(asker, asked, sql.scope(), end);
  }

  private void recordFailure(ReadScope scope, Exception failure)
      throws NotRecordedException, InterruptedException {
    boolean refused = failure instanceof SqlRefusedException || refusals.test(failure);
    try {
      log.record(asker, asked, scope, AccessLog.End.without(refused));
    } catch (NotRecordedException e) {
      e.addSuppressed(failure);
      if (!(failure instanceof IOException)) {
        throw e;
      }
    }
  }
}
