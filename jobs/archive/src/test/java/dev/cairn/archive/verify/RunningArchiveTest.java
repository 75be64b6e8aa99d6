package dev.cairn.archive.verify;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a writer does while the verifier runs is no fault; a store that fails is no verdict. */
class RunningArchiveTest {

  private SmallArchive archive;

  /** Something that happens at a call of the store. */
  private interface Event {
    void happen() throws IOException;
  }

  @BeforeEach
  void setUp() throws IOException {
    archive = new SmallArchive();
  }

  @Test
  void fileThatIsBoundAfterTheListingIsNotExtra() throws IOException {
    Chain chain = Chain.open(archive.store, TestArchive.writer(archive.anchor));
    ArchiveCommit commit =
        TestArchive.commit(
            archive.store, "c3", List.of("events/late"), new OffsetRange("t", 0, 20, 29));

    VerificationReport report = verify(after("list", () -> chain.append(commit, NOW)));

    assertThat(report.faults()).isEmpty();
    assertThat(report.manifests()).isEqualTo(5);
  }

  @Test
  void commitBetweenAnchorAndListingIsBeyondTheAnchor() throws IOException {
    Chain chain = Chain.open(archive.store, TestArchive.writer(archive.anchor));
    ArchiveCommit commit = TestArchive.commit(archive.store, "c3", 20, 29);
    BlobStore store = before("list", () -> chain.append(commit, NOW));

    VerificationReport report =
        ArchiveVerifier.of(store).withAnchor(archive.anchor).verify();

    assertThat(report.faults()).isEmpty();
    assertThat(report.manifests()).isEqualTo(6);
    assertThat(report.beyondAnchor()).isEqualTo(1);
  }

  @Test
  void fileWhoseManifestIsNotYetWrittenIsExtra() throws IOException {
    TestArchive.commit(archive.store, "c3", 20, 29);

    assertThat(archive.verify().faults()).extracting(Fault::code)
        .containsExactly(FaultCode.FILE_EXTRA);
  }

  @Test
  void fileThatVanishesAfterTheListingIsMissing() throws IOException {
    BlobStore store = after("list", () -> archive.store.remove(SmallArchive.EVENTS_1));

    assertThat(verify(store).faults()).extracting(Fault::code)
        .containsExactly(FaultCode.FILE_MISSING);
  }

  @Test
  void storeOutOfReachIsAnExceptionNotAVerdict() {
    for (String call : List.of("list", "open")) {
      BlobStore store =
          before(
              call,
              () -> {
                throw new IOException("out of reach");
              });
      assertThatThrownBy(() -> verify(store)).isInstanceOf(IOException.class)
          .hasMessage("out of reach");
    }
  }

  private VerificationReport verify(BlobStore store) throws IOException {
    return ArchiveVerifier.of(store).withAnchor(archive.anchor).verify();
  }

  private BlobStore before(String call, Event event) {
    return around(call, event, () -> {});
  }

  private BlobStore after(String call, Event event) {
    return around(call, () -> {}, event);
  }

  private BlobStore around(String call, Event before, Event after) {
    boolean[] happened = new boolean[1];
    return (BlobStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) -> {
              boolean now = method.getName().equals(call) && !happened[0];
              happened[0] |= now;
              if (now) {
                before.happen();
              }
              try {
                return method.invoke(archive.store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (now) {
                  after.happen();
                }
              }
            });
  }
}
