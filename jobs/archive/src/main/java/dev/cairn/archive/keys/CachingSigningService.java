package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks for the current signing key once in ten minutes, so that a manifest costs one call and not
 * two: a rotated key signs that much later, while a disabled one is refused at once, because every
 * signature asks. A refusal is not remembered, and lets the next {@link #current} ask again.
 */
final class CachingSigningService implements SigningService {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private final SigningService service;
  private final InstantSource clock;
  private SigningKey current;
  private Instant validUntil;

  CachingSigningService(SigningService service, InstantSource clock) {
    this.service = service;
    this.clock = clock;
  }

  @Override
  public URI uri() {
    return service.uri();
  }

  @Override
  public synchronized SigningKey current() throws IOException {
    Instant now = clock.instant();
    if (current == null || !now.isBefore(validUntil)) {
      forget();
      current = service.current();
      validUntil = now.plus(LIFETIME);
    }
    return current;
  }

  @Override
  public byte[] sign(KeyVersion version, byte[] sha256) throws IOException {
    try {
      return service.sign(version, sha256);
    } catch (KeyRefusedException e) {
      forget();
      throw e;
    }
  }

  private synchronized void forget() {
    current = null;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
