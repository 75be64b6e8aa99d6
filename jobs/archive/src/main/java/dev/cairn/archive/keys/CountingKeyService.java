package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of a key service, those that fail too. */
public final class CountingKeyService implements KeyService {

  private final KeyService service;
  private final LongAdder current = new LongAdder();
  private final LongAdder wraps = new LongAdder();
  private final LongAdder unwraps = new LongAdder();
  private final LongAdder refusals = new LongAdder();

  /** Counts over a service, which {@link #close} closes. */
  public CountingKeyService(KeyService service) {
    this.service = service;
  }

  /** The calls so far. */
  public KeyCalls calls() {
    return new KeyCalls(current.sum(), wraps.sum(), unwraps.sum(), refusals.sum());
  }

  @Override
  public URI uri() {
    return service.uri();
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    return count(current, () -> service.current(scope));
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    return count(wraps, () -> service.wrap(version, key));
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    return count(unwraps, () -> service.unwrap(version, wrapped));
  }

  @Override
  public void close() throws IOException {
    service.close();
  }

  private <T> T count(LongAdder calls, Call<T> call) throws IOException {
    calls.increment();
    try {
      return call.run();
    } catch (KeyRefusedException e) {
      refusals.increment();
      throw e;
    }
  }

  private interface Call<T> {
    T run() throws IOException;
  }
}
