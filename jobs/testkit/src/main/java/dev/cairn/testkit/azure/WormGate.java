package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.HttpListener;
import dev.cairn.testkit.http.Upstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A reverse proxy in front of {@link Azurite} that makes real what Azurite ignores: blob versions,
 * version-level immutability policies and legal holds, and container-level WORM.
 *
 * <p><b>It encodes our reading of Microsoft's documentation and was never compared with the real
 * service.</b> A test that passes here shows that our code and the SDK agree with that reading, no
 * more. Microsoft documents two codes of a refusal, {@code BlobImmutableDueToPolicy} and {@code
 * BlobImmutableDueToLegalHold}; others here were seen in the SDKs' own sources ({@code
 * ImmutabilityPolicyDeleteOnLockedPolicy}, {@code OperationNotAllowedOnRootBlob}), and where nobody
 * says one, as for shortening a locked policy, the code is {@code CodeNotDocumented}: never rely on
 * it. Also our reading: a policy in an upload starts unlocked whatever mode the upload names;
 * metadata and properties can't be changed as long as a policy is set, expired or not; where a
 * policy and a hold protect, the refusal names the policy; a blob under container-level WORM that
 * is written again with {@code If-None-Match: *} is refused as existing.
 *
 * <p>It lets a request through only if it understands it: on a container under immutability,
 * append and page blobs, snapshots, tiers, undelete and copies from elsewhere are refused with 501,
 * and batches everywhere. When it can't learn from the store what it must, it refuses with 503.
 * Requests go on unchanged, so signatures stay right; only its own look-ups are signed by the
 * gate. Who asks is checked by Azurite, but for the deletion of a version by its id, which the gate
 * takes only if it is signed with the account's key.
 *
 * <p>Its state is in a journal in a folder. A change counts once it is there, so a gate that was
 * killed can be started again on the same folder and the same Azurite. Not forced to the disk:
 * doesn't survive a power cut. What is changed in Azurite behind its back is not protected.
 *
 * <p>Not as on Azure: {@code Last-Modified} and {@code x-ms-creation-time} follow the real time,
 * not {@link #now}; a version that is not current has lost its index tags, and of it
 * only content and properties can be read; the account's list of
 * containers shows the gate's own, {@code cairn-worm-gate-versions}. Needs {@code
 * azure-storage-blob} on the class path. Instances are thread-safe.
 */
public final class WormGate implements AutoCloseable {

  private final HttpListener listener;
  private final Upstream upstream;
  private final GateState state;

  private WormGate(HttpListener listener, Upstream upstream, GateState state) {
    this.listener = listener;
    this.upstream = upstream;
    this.state = state;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Of the one account, {@code http} and the loopback address. */
  public URI blobEndpoint() {
    return URI.create(listener.origin() + "/" + Azurite.ACCOUNT);
  }

  /** For the SDK's builders. */
  public String connectionString() {
    return Azurite.connectionString(blobEndpoint());
  }

  /** The gate's time, by which policies expire. */
  public Instant now() {
    return state.now();
  }

  /** Moves the gate's time, which then goes on; a negative duration moves it back. */
  public void advance(Duration by) {
    state.moveTo(state.now().plus(by));
  }

  /** Sets the gate's time, which then goes on. */
  public void setNow(Instant time) {
    state.moveTo(time);
  }

  /**
   * Puts a container under container-level WORM, or changes its policy: each blob is protected for
   * this long after its creation. On Azure this is done in the control plane.
   *
   * @throws IllegalStateException if the policy is locked, and this is not longer or the sixth time
   */
  public void setContainerRetention(String container, Duration retention) {
    Objects.requireNonNull(retention);
    state.change(container, lock -> lock.withRetention(retention));
  }

  /**
   * Locks the container's policy for good.
   *
   * @throws IllegalStateException if there is none
   */
  public void lockContainerRetention(String container) {
    state.change(container, ContainerLock::lock);
  }

  /**
   * Removes the container's policy.
   *
   * @throws IllegalStateException if it is locked
   */
  public void removeContainerRetention(String container) {
    state.change(container, ContainerLock::withoutRetention);
  }

  /** Puts a legal hold of this tag on the container. */
  public void addContainerHold(String container, String tag) {
    state.change(container, lock -> lock.withHold(tag));
  }

  /** Takes the legal hold of this tag off the container, if it is there. */
  public void removeContainerHold(String container, String tag) {
    state.change(container, lock -> lock.withoutHold(tag));
  }

  /** Stops it; Azurite and the folder stay as they are. May be called again. */
  @Override
  public void close() throws IOException {
    listener.close();
    upstream.close();
    state.close();
  }

  /** What it is to be. */
  public static final class Builder {

    private URI store;
    private Path folder;
    private int port;
    private Predicate<String> versionLevel = container -> true;

    private Builder() {}

    /** What it stands before; required, or {@link #store}. */
    public Builder azurite(Azurite azurite) {
      return store(azurite.blobEndpoint());
    }

    /** What it stands before, by its blob endpoint: Azurite, or a proxy in front of it. */
    public Builder store(URI blobEndpoint) {
      this.store = Objects.requireNonNull(blobEndpoint);
      return this;
    }

    /** The folder of its state, made if need be; required. */
    public Builder state(Path chosen) {
      this.folder = Objects.requireNonNull(chosen);
      return this;
    }

    /** The port to listen on; any free one if not called. */
    public Builder port(int chosen) {
      this.port = chosen;
      return this;
    }

    /** Which containers have support for version-level immutability; all if not called. */
    public Builder versionLevelImmutability(Predicate<String> containers) {
      this.versionLevel = Objects.requireNonNull(containers);
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the store does not answer, the port is taken, another gate uses the
     *     folder, or the journal there is damaged
     */
    public WormGate start() throws IOException {
      Objects.requireNonNull(store, "azurite(…) or store(…) is required");
      Objects.requireNonNull(folder, "state(…) is required");
      var state = new GateState(folder, Clock.systemUTC());
      var upstream = new Upstream(store, null);
      try {
        var key = new AccountKey("http://" + store.getAuthority());
        var calls = new StoreCalls(upstream, key);
        calls.ensureContainer(KeptVersions.CONTAINER);
        var parts =
            new GateParts(
                state,
                new GateLocks(),
                upstream,
                calls,
                new KeptVersions(calls),
                key,
                versionLevel);
        var listener = HttpListener.start("WORM gate", port, null, new GateHandler(parts));
        return new WormGate(listener, upstream, state);
      } catch (StoreException e) {
        state.close();
        throw new IOException("No store answers at " + store + ": " + e.getMessage(), e);
      } catch (IOException | RuntimeException e) {
        state.close();
        throw e;
      }
    }
  }
}
