package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.WatchedRequest;
import dev.cairn.testkit.faults.Watcher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An Azure store whose network and service fail: it ends well, or in an IOException, in time. */
@Timeout(300)
class AzureFaultsIT {

  private static final Map<String, String> IMPATIENT =
      Map.of(AzureRetries.TRIES, "1", AzureRetries.TRY_TIMEOUT, "PT2S");

  @TempDir static Path state;
  private static GatedAzure azure;

  private final String name = "worm-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws IOException {
    azure = GatedAzure.start(state);
  }

  @AfterAll
  static void stop() throws IOException {
    if (azure != null) {
      azure.close();
    }
  }

  @BeforeEach
  void createContainer() {
    azure.container(name).create();
  }

  @AfterEach
  void endFaults() {
    azure.proxy().plan(FaultPlan.none());
    azure.proxy().watcher(Watcher.NONE);
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.unavailable(),
        Fault.throttled(Duration.ofSeconds(1)),
        Fault.resetBefore(),
        Fault.answerLost(),
        Fault.delay(Duration.ofMillis(50)),
        Fault.hang(Duration.ofMillis(50)),
        Fault.halfAnswer());
  }

  private static Protection wanted() {
    Instant until = azure.gate().now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
    return new Protection(Optional.of(new Retention(until, Retention.Mode.LOCKED)), true);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultOnEachKindOfRequestIsOvercome(Fault fault) throws Exception {
    byte[] content = new byte[AzureBlobWriter.BLOCK_SIZE + 1000];
    new Random(1).nextBytes(content);
    Set<String> met = ConcurrentHashMap.newKeySet();
    FaultPlan firstOfAKind = request -> Optional.of(fault);
    azure.proxy().plan(firstOfAKind.only(request -> met.add(GatedAzure.operation(request))));

    try (BlobStore store = azure.open(name, Map.of())) {
      Protection wanted = wanted();
      Committed committed = store.commit(Blobs.stage(store, "a", content), wanted);

      assertThat(committed.protection()).isEqualTo(wanted);
      assertThat(Blobs.read(store, "a")).isEqualTo(content);
      assertThat(store.list("")).containsExactly(new BlobInfo("a", content.length));
      assertThat(store.hold(committed.blob(), false).legalHold()).isFalse();
      azure.gate().advance(Duration.ofDays(31));
      store.delete(committed.blob());
      assertThat(store.versions("")).isEmpty();
    }
    assertThat(met).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void serviceThatRefusesForGoodEndsEveryCallInAnIoException() throws Exception {
    for (Fault fault : new Fault[] {Fault.unavailable(), Fault.resetBefore()}) {
      assertAllFail(fault);
    }
  }

  @Test
  void serviceThatDoesNotAnswerEndsEveryCallInAnIoException() throws Exception {
    assertAllFail(Fault.hang(Duration.ofMinutes(1)));
  }

  private void assertAllFail(Fault fault) throws Exception {
    try (BlobStore patient = azure.open(name, Map.of());
        BlobStore store = azure.open(name, IMPATIENT)) {
      String path = "a" + UUID.randomUUID();
      StagedBlob staged = Blobs.stage(patient, path + "-2", "content");
      BlobVersion blob = patient.commit(Blobs.stage(patient, path, "content"), wanted()).blob();
      BlobReader reader = store.open(blob);
      azure.proxy().plan(FaultPlan.always(fault));

      assertFails(() -> Blobs.stage(store, "b", "content"));
      assertFails(() -> store.commit(staged, wanted()));
      assertFails(() -> store.find(path));
      assertFails(() -> store.open(path));
      assertFails(() -> reader.readFully(0, ByteBuffer.allocate(7)));
      assertFails(() -> store.list(""));
      assertFails(() -> store.versions(""));
      assertFails(() -> store.foreign());
      assertFails(() -> store.protection(blob));
      assertFails(() -> store.retain(blob, wanted().retention().orElseThrow()));
      assertFails(() -> store.hold(blob, true));
      assertFails(() -> store.delete(blob));
      assertThatThrownBy(store::worm)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("look up the container of azblob://");

      endFaults();
      assertThat(store.worm()).isTrue();
      assertThat(patient.commit(staged, wanted()).protection().legalHold()).isTrue();
      assertThat(Blobs.readText(patient, path)).isEqualTo("content");
    }
  }

  private static void assertFails(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class)
        .isNotInstanceOf(BlobConflictException.class)
        .hasMessageContaining("azblob://devstoreaccount1/worm-");
  }

  @Test
  void interruptedCallEndsAtOnceAndStaysInterrupted() throws Exception {
    try (BlobStore store = azure.open(name, Map.of())) {
      Thread caller = Thread.currentThread();
      azure.proxy().plan(FaultPlan.always(Fault.hang(Duration.ofMinutes(1))));
      azure
          .proxy()
          .watcher(
              new Watcher() {
                @Override
                public void onFault(WatchedRequest request, Fault fault) {
                  caller.interrupt();
                }
              });

      assertThatThrownBy(() -> store.find("a")).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void blocksThatAreGoneAreExplained() throws Exception {
    try (BlobStore store = azure.open(name, Map.of())) {
      StagedBlob expired =
          new StagedBlob("a", 7, "0".repeat(64), "0".repeat(32), "0".repeat(32) + ":1");

      assertThatThrownBy(() -> store.commit(expired, wanted()))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("Azure drops what is staged after a week")
          .hasMessageContaining("Start from a newer checkpoint");
    }
  }
}
