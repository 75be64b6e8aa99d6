package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static dev.cairn.archive.chain.TestArchive.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.keys.KeyVersion;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new version of the signing key is vouched for by one that the chain trusts. */
class SigningKeyRotationTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestSigner signer = new TestSigner();
  private final ChainWriter writer = new ChainWriter("cairn/0.1.0", Anchor.none(), signer);
  private Chain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = Chain.create(store, writer, TestArchive.ID, TestArchive.GENESIS, NOW);
    chain.append(commit(store, "c1", 0, 9), NOW);
  }

  @Test
  void firstManifestAnnouncesTheKeyThatSignsIt() throws IOException {
    Manifest first = chain.manifests().get(0);

    assertThat(first.signingKeys()).containsExactly(signer.current());
    assertThat(first.signature().orElseThrow().key()).isEqualTo("cairn-signing/1");
  }

  @Test
  void newKeyIsAnnouncedByTheOldOneBeforeItSigns() throws IOException {
    signer.rotate("2");

    chain.append(commit(store, "c2", 10, 19), NOW);
    chain.append(commit(store, "c3", 20, 29), NOW);

    List<Manifest> manifests = Chain.open(store, writer).manifests(); // which checks signatures
    assertThat(manifests)
        .extracting(m -> m.commitId() + " by " + m.signature().orElseThrow().key())
        .containsExactly(
            "genesis by cairn-signing/1",
            "c1 by cairn-signing/1",
            "signing-key-cairn-signing/2 by cairn-signing/1",
            "c2 by cairn-signing/2",
            "c3 by cairn-signing/2");
    assertThat(manifests.get(2).signingKeys()).containsExactly(signer.current());
  }

  @Test
  void keyIsAnnouncedOnceThoughTwoWritersMeetIt() throws IOException {
    Chain other = Chain.open(store, writer);
    signer.rotate("2");

    chain.append(commit(store, "c2", 10, 19), NOW);
    other.append(commit(store, "c3", 20, 29), NOW);

    assertThat(chain.manifests().stream().filter(m -> !m.signingKeys().isEmpty())).hasSize(2);
  }

  @Test
  void versionThatNeverSignedIsPassedOver() throws IOException {
    signer.rotate("2");
    signer.refuse("2");
    signer.rotate("3");

    chain.append(commit(store, "c2", 10, 19), NOW);

    assertThat(Chain.open(store, writer).manifests()).hasSize(4);
  }

  @Test
  void newestTrustedKeyIsRefusedButAnOlderOneStillVouches() throws IOException {
    signer.rotate("2");
    chain.append(commit(store, "c2", 10, 19), NOW);
    signer.refuse("2");
    signer.rotate("3");

    chain.append(commit(store, "c3", 20, 29), NOW);

    assertThat(Chain.open(store, writer).manifests().get(4).signature().orElseThrow().key())
        .isEqualTo("cairn-signing/1");
  }

  @Test
  void withoutAnyTrustedKeyNothingIsWrittenAndTheMessageSaysWhatToDo() throws IOException {
    signer.rotate("2");
    signer.refuse("1");
    ArchiveCommit commit = commit(store, "c2", 10, 19);

    assertThatThrownBy(() -> chain.append(commit, NOW))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("cairn-signing/1 refused")
        .hasMessageContaining("announce the new signing key cairn-signing/2")
        .hasMessageContaining("enable it in memory:signer");
    assertThat(chain.manifests()).hasSize(2);
  }

  @Test
  void otherKeyUnderAKnownIdIsRefused() {
    ChainWriter another = new ChainWriter("cairn/0.1.0", Anchor.none(), new TestSigner());

    assertThatThrownBy(() -> Chain.open(store, another).append(commit(store, "c2", 10, 19), NOW))
        .isInstanceOf(ChainBrokenException.class)
        .hasMessageContaining("cairn-signing/1 with another public half");
  }

  @Test
  void wrongSignatureOfTheServiceNeverReachesTheChain() throws IOException {
    TestSigner liar = new TestSigner();
    SigningService wrong =
        new SigningService() {
          @Override
          public URI uri() {
            return URI.create("memory:wrong");
          }

          @Override
          public SigningKey current() throws IOException {
            return signer.current();
          }

          @Override
          public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
            return liar.sign(version, sha256);
          }

          @Override
          public void close() {}
        };
    Chain unlucky = Chain.open(store, new ChainWriter("cairn/0.1.0", Anchor.none(), wrong));

    assertThatThrownBy(() -> unlucky.append(commit(store, "c2", 10, 19), NOW))
        .hasMessageContaining("memory:wrong")
        .hasMessageContaining("Nothing was written");
    assertThat(chain.manifests()).hasSize(2);
  }
}
