package dev.cairn.cli;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ChainBrokenException;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.pipeline.DirectArchive;
import dev.cairn.query.ReadScope;
import dev.cairn.query.SqlOutline;
import dev.cairn.schemas.AccessEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Writes into an archive who read it.
 *
 * @param archive the archive that is read
 * @param rules its retention rules
 */
record AccessLog(OpenArchive archive, ReadOptions options, RetentionRules rules) {

  private static final String NO_ANSWER =
      "This read can't be recorded in access_log, so there is no answer: ";

  /**
   * What came of a read.
   *
   * @param outcome answered, refused or failed
   * @param rows of the answer
   * @param sha256 of the answer; null without one
   */
  record End(String outcome, long rows, String sha256) {}

  /** The event of a read. No literal and no free text of the question is in it but the reason. */
  static AccessEvent event(
      Reader reader, String reason, Asked asked, ReadScope scope, End end, Instant now) {
    return AccessEvent.newBuilder()
        .setAccessId(UUID.randomUUID().toString().replace("-", ""))
        .setTime(now.truncatedTo(ChronoUnit.MICROS))
        .setTool(asked.tool())
        .setUserName(reader.name())
        .setUserSource(reader.source())
        .setHost(reader.host())
        .setReason(reason)
        .setStatement(asked.sql() == null ? null : SqlOutline.of(asked.sql()))
        .setStatementSha256(asked.sql() == null ? null : sha256(asked.sql()))
        .setArguments(asked.arguments())
        .setTables(scope.tables())
        .setPhiReadable(scope.phiReadable())
        .setRows(end.rows())
        .setFiles(scope.files())
        .setResultSha256(end.sha256())
        .setOutcome(end.outcome())
        .setCairnVersion(Cairn.VERSION)
        .build();
  }

  /**
   * Records a read; when this returns, the manifest and the anchor are written.
   *
   * @throws CairnException if that can't be: says why and what to do
   */
  void record(Asked asked, ReadScope scope, End end) throws InterruptedException {
    AccessEvent event =
        event(
            Reader.of(System.getenv()), options.reason(), asked, scope, end, Instant.now());
    try (SigningService signer = KeyServices.openSigner(options.requiredKeys());
        Anchor anchor = ArchiveOptions.openAnchor(options.anchor(), options.archive())) {
      new DirectArchive(archive.store(), archive.keyService(), signer, anchor, rules)
          .add(ArchiveTable.ACCESS_LOG, event, event.getAccessId());
    } catch (KeyRefusedException e) {
      throw CairnException.outOfReach(
          NO_ANSWER + e.getMessage(),
          "Whoever reads needs the right to sign for the archive, and to wrap keys under the\n"
              + "metadata key of access_log's retention class; not the PHI key.",
          e);
    } catch (ChainBrokenException e) {
      throw CairnException.outOfReach(
          NO_ANSWER + e.getMessage(), "cairn verify says what is wrong with the chain.", e);
    } catch (IOException e) {
      throw CairnException.outOfReach(
          NO_ANSWER + e.getMessage(),
          "Whoever reads must be able to write the archive and its anchor (--anchor); then ask"
              + " again.",
          e);
    } catch (IllegalArgumentException e) {
      throw CairnException.wrongUse(
          NO_ANSWER + e.getMessage(),
          "The policies of --policies need one for access_log: take Cairn's as an example.");
    }
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(ContentId.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
