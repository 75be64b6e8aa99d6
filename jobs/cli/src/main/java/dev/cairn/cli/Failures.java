package dev.cairn.cli;

import dev.cairn.access.AnswerTooLargeException;
import dev.cairn.access.NoArchiveException;
import dev.cairn.access.NotRecordedException;
import dev.cairn.archive.chain.ChainBrokenException;
import dev.cairn.archive.chain.OffsetOverlapException;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.testkit.ServerStartException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a failure into words and an exit code. Messages come from our own exceptions, which hold no
 * record bytes; of a foreign one only the type is shown.
 */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int report(Terminal terminal, Throwable error) {
    LOG.debug("Command failed", error);
    if (error instanceof CairnException e) {
      terminal.error(e.getMessage(), e.hint());
      return e.exitCode();
    }
    if (error instanceof ArchiveJobFailedException e) {
      Throwable reason = e.reason();
      int code = report(terminal, reason == e ? new IOException(e.getMessage(), e.getCause()) : reason);
      terminal.note("  Nothing that was archived is lost: start it again, and it goes on from there.");
      return code;
    }
    if (error instanceof NotRecordedException e) {
      return notRecorded(terminal, e);
    }
    if (error instanceof NoArchiveException) {
      terminal.error(error.getMessage(), "Check --archive, or make one: cairn demo, cairn replay.");
      return ExitCode.OUT_OF_REACH;
    }
    if (error instanceof AnswerTooLargeException) {
      terminal.error(
          error.getMessage(),
          "Ask for less at a time: fewer columns, a LIMIT, a range of --from and --to.");
      return ExitCode.OUT_OF_REACH;
    }
    if (error instanceof KeyRefusedException) {
      terminal.error(
          error.getMessage(),
          "Give the keys the archive was made with, or ask who holds them for access.");
      return ExitCode.OUT_OF_REACH;
    }
    if (error instanceof SqlRefusedException || error instanceof IllegalArgumentException) {
      terminal.error(error.getMessage(), null);
      return ExitCode.WRONG_USE;
    }
    if (error instanceof ChainBrokenException) {
      terminal.error(error.getMessage(), null);
      return ExitCode.VERDICT_BAD;
    }
    if (error instanceof NoSuchFileException e) {
      terminal.error("No such file: " + e.getFile(), "Check the path.");
      return ExitCode.OUT_OF_REACH;
    }
    if (error instanceof AccessDeniedException e) {
      terminal.error(
          "No permission: " + e.getFile(), "Make it readable and writable for this user.");
      return ExitCode.OUT_OF_REACH;
    }
    if (error instanceof FileSystemException
        || error instanceof OffsetOverlapException
        || error instanceof ServerStartException
        || error instanceof IOException) {
      terminal.error(error.getMessage() + causes(error), null);
      return ExitCode.OUT_OF_REACH;
    }
    terminal.error(
        "unexpected: " + error.getClass().getName(),
        "This is a fault in Cairn. CAIRN_LOG_LEVEL=debug shows where it happened; a report should "
            + "have that.");
    return ExitCode.OUT_OF_REACH;
  }

  private static int notRecorded(Terminal terminal, NotRecordedException error) {
    terminal.error(
        error.getMessage(),
        switch (error.lack()) {
          case KEYS ->
              "Whoever reads needs the right to sign for the archive, and to wrap keys under the\n"
                  + "metadata key of access_log's retention class; not the PHI key.";
          case CHAIN -> "cairn verify says what is wrong with the chain.";
          case STORE ->
              "Whoever reads must be able to write the archive and its anchor (--anchor); then ask"
                  + " again.";
          case POLICY ->
              "The policies of --policies need one for access_log: take Cairn's as an example.";
        });
    return error.lack() == NotRecordedException.Lack.POLICY
        ? ExitCode.WRONG_USE
        : ExitCode.OUT_OF_REACH;
  }

  private static String causes(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
  }
}
