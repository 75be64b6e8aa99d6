package dev.cairn.access;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ChainBrokenException;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.store.BlobStore;
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
import java.util.List;
import java.util.UUID;

/**
 * Writes into an archive who read it: each read is a row of {@code access_log}, under the chain. Of
 * a question no literal and no free text is in it but the reason. Thread-safe.
 *
 * @param place what the row is signed and kept with
 * @param store the archive's store, open
 * @param writer name and version of the program, such as {@code 0.1.0}
 */
public record AccessLog(ArchivePlace place, BlobStore store, String writer) {

  /**
   * What came of a read.
   *
   * @param outcome answered, refused or failed
   * @param rows of the answer
   * @param sha256 of the answer; null without one
   */
  public record End(String outcome, long rows, String sha256) {

    /** There is an answer. */
    public static End answered(long rows, String sha256) {
      return new End("answered", rows, sha256);
    }

    static End without(boolean refused) {
      return new End(refused ? "refused" : "failed", 0, null);
    }
  }

  /**
   * Records a read; when this returns, manifest and anchor are written.
   *
   * @return the id of its row
   * @throws NotRecordedException if that can't be
   */
  public String record(Asker asker, Asked asked, ReadScope scope, End end)
      throws NotRecordedException, InterruptedException {
    AccessEvent event = event(asker, asked, scope, end, Instant.now());
    try (KeyService keys = KeyServices.open(place.keys());
        SigningService signer = KeyServices.openSigner(place.keys());
        Anchor anchor = place.openAnchor()) {
      new DirectArchive(store, keys, signer, anchor, place.rules())
          .add(ArchiveTable.ACCESS_LOG, event, event.getAccessId());
    } catch (KeyRefusedException e) {
      throw new NotRecordedException(NotRecordedException.Lack.KEYS, e);
    } catch (ChainBrokenException e) {
      throw new NotRecordedException(NotRecordedException.Lack.CHAIN, e);
    } catch (IOException e) {
      throw new NotRecordedException(NotRecordedException.Lack.STORE, e);
    } catch (IllegalArgumentException e) {
      throw new NotRecordedException(NotRecordedException.Lack.POLICY, e);
    }
    return event.getAccessId();
  }

  /**
   * Records that somebody asks for PHI by breaking the glass, before anything is decrypted for it.
   *
   * @return the id of its row, of tool {@code break_glass}
   * @throws NotRecordedException if that can't be: the PHI key must not be used then
   */
  public String recordBreakGlass(Asker asker) throws NotRecordedException, InterruptedException {
    return record(
        asker,
        Asked.with("break_glass"),
        new ReadScope(List.of(), 0, false),
        End.answered(0, null));
  }

  private AccessEvent event(Asker asker, Asked asked, ReadScope scope, End end, Instant now) {
    return AccessEvent.newBuilder()
        .setAccessId(UUID.randomUUID().toString().replace("-", ""))
        .setTime(now.truncatedTo(ChronoUnit.MICROS))
        .setTool(asked.tool())
        .setUserName(asker.reader().name())
        .setUserSource(asker.reader().source())
        .setHost(asker.reader().host())
        .setReason(asker.reason().orElse(null))
        .setStatement(asked.sql() == null ? null : SqlOutline.of(asked.sql()))
        .setStatementSha256(asked.sql() == null ? null : sha256(asked.sql()))
        .setArguments(asked.arguments())
        .setTables(scope.tables())
        .setPhiReadable(scope.phiReadable())
        .setRows(end.rows())
        .setFiles(scope.files())
        .setResultSha256(end.sha256())
        .setOutcome(end.outcome())
        .setBreakGlass(asker.breakGlass())
        .setCairnVersion(writer)
        .build();
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(HeldBytes.newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
