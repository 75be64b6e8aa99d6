package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what was unwrapped, and for a minute what was refused, so that a thousand files of one
 * day ask the service once. Wrapping and {@link #current} always ask.
 *
 * <p>Holds the least recently used of a bounded number of keys; those it drops, and all on {@link
 * #forget}, are overwritten. Two threads that want the same key wait for one call; others do not
 * wait. Trouble other than a refusal is not remembered.
 */
final class CachingKeyService implements KeyService {

  /** Long enough for one query over many files, short enough for a person who grants a right. */
  private static final Duration REFUSAL_LIFETIME = Duration.ofMinutes(1);

  private final KeyService service;
  private final InstantSource clock;
  private final Map<String, Slot> slots;
  private boolean closed;

  CachingKeyService(KeyService service, int capacity, InstantSource clock) {
    this.service = service;
    this.clock = clock;
    this.slots =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
            if (size() > capacity) {
              eldest.getValue().forget();
              return true;
            }
            return false;
          }
        };
  }

  @Override
  public URI uri() {
    return service.uri();
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    return service.current(scope);
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    return service.wrap(version, key);
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    Slot slot;
    synchronized (slots) {
      if (closed) {
        throw new IllegalStateException("The keys are closed");
      }
      String name = version.id() + "/" + Base64.getEncoder().encodeToString(wrapped);
      slot = slots.computeIfAbsent(name, n -> new Slot());
    }
    return slot.unwrap(version, wrapped);
  }

  /** Overwrites and drops all keys; {@link #unwrap} fails from now on. */
  void forget() {
    synchronized (slots) {
      closed = true;
      slots.values().forEach(Slot::forget);
      slots.clear();
    }
  }

  @Override
  public void close() throws IOException {
    forget();
    service.close();
  }

  /** The answer for one wrapped key. */
  private final class Slot {

    private byte[] key;
    private KeyRefusedException refusal;
    private Instant refusedUntil;

    synchronized byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
      if (key != null) {
        return key.clone();
      }
      if (refusal != null && clock.instant().isBefore(refusedUntil)) {
        throw refusal.again();
      }
      try {
        key = service.unwrap(version, wrapped);
        return key.clone();
      } catch (KeyRefusedException e) {
        refusal = e;
        refusedUntil = clock.instant().plus(REFUSAL_LIFETIME);
        throw e;
      }
    }

    synchronized void forget() {
      if (key != null) {
        Arrays.fill(key, (byte) 0);
        key = null;
      }
    }
  }
}
