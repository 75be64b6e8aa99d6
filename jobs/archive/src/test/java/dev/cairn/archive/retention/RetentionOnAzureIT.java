package dev.cairn.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.store.BlobProtectedException;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.store.Retention;
import dev.cairn.testkit.azure.Azurite;
import dev.cairn.testkit.azure.AzuriteUnavailableException;
import dev.cairn.testkit.azure.WormGate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Retention, holds and disposals over the protocol of Azure Blob Storage: Azurite behind the WORM
 * gate, which is our reading of the documentation and not the real service.
 */
class RetentionOnAzureIT {

  @TempDir static Path state;
  private static Azurite azurite;
  private static WormGate gate;

  private RetainedArchive archive;

  @BeforeAll
  static void start() throws IOException {
    try {
      azurite = Azurite.start();
    } catch (AzuriteUnavailableException e) {
      Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
    gate = WormGate.builder().azurite(azurite).state(state).start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (gate != null) {
      gate.close();
    }
    if (azurite != null) {
      azurite.close();
    }
  }

  @BeforeEach
  void makeArchive() throws IOException {
    String container = "retention-" + UUID.randomUUID();
    new BlobServiceClientBuilder()
        .connectionString(gate.connectionString())
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .buildClient()
        .createBlobContainer(container);
    BlobStore store =
        BlobStores.open(
            URI.create("azblob://devstoreaccount1/" + container),
            Map.of("CAIRN_AZBLOB_CONNECTION_STRING", gate.connectionString()));
    archive =
        new RetainedArchive(
            store, new RetainedArchive.MovedClock(gate::now, by -> gate.advance(by)));
  }

  @AfterEach
  void close() throws IOException {
    if (archive != null) {
      archive.store.close();
    }
  }

  @Test
  void fileIsKeptExtendedLockedHeldReleasedAndDisposedOf() throws IOException {
    ArchiveFile file = archive.add(30);
    assertThat(archive.plan(30).isEmpty()).isTrue();

    RetentionRules locked =
        PlanModel.rules(Period.ofDays(60), Retention.Mode.LOCKED, Period.ofDays(400));
    RetentionOutcome extended =
        archive.apply(
            RetentionPlanner.plan(
                RetentionStates.read(archive.store, archive.chain(), n -> {}),
                locked,
                archive.clock.instant()));
    assertThat(extended.refusals()).isEmpty();
    Retention kept = archive.store.protection(file.blob()).retention().orElseThrow();
    assertThat(kept.mode()).isEqualTo(Retention.Mode.LOCKED);
    assertThat(kept.until()).isAfter(archive.clock.instant().plus(Duration.ofDays(59)));
    assertThat(archive.plan(30).refused())
        .extracting(RetentionPlan.Refused::reason)
        .containsExactly(RetentionPlan.Refused.Reason.LOCKED);

    archive.holds().place(RetainedArchive.hold("Smith", Set.of(), List.of(file.path())));
    archive.clock.advance(Duration.ofDays(62));
    assertThat(archive.plan(60).held()).hasSize(1);
    assertThatThrownBy(() -> archive.store.delete(file.blob()))
        .isInstanceOf(BlobProtectedException.class);
    assertThat(archive.verify().faults()).isEmpty();

    archive
        .holds()
        .release("Smith", "C. Counsel", "settled", Optional.of("P"), HoldRelease.TWO_PEOPLE);
    RetentionOutcome disposed = archive.apply(archive.plan(60));
    assertThat(disposed.refusals()).isEmpty();
    assertThat(disposed.disposed()).isEqualTo(1);
    assertThat(archive.isThere(file)).isFalse();
    assertThat(archive.verify().faults()).isEmpty();
    assertThat(archive.plan(60).isEmpty()).isTrue();
  }

  @Test
  void storeThatRefusesADeletionIsToldAndTheRestIsDone() throws IOException {
    ArchiveFile held = archive.add(30);
    ArchiveFile old = archive.add(30);
    archive.clock.advance(Duration.ofDays(31));
    RetentionPlan plan = archive.plan(30);
    archive.store.hold(held.blob(), true);

    RetentionOutcome outcome = archive.apply(plan);

    assertThat(outcome.refusals())
        .extracting(RetentionOutcome.Refusal::path)
        .containsExactly(held.path());
    assertThat(archive.isThere(held)).isTrue();
    assertThat(archive.isThere(old)).isFalse();
  }
}
