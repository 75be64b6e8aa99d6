package dev.cairn.archive.keys;

import java.io.IOException;
import java.net.URI;

/** A key service that a test turns into another one, or lets fail, while it is in use. */
final class SwitchableKeys implements KeyService {

  private KeyService now;
  private IOException failure;

  SwitchableKeys(KeyService first) {
    become(first);
  }

  void become(KeyService next) {
    now = next;
    failure = null;
  }

  void fail(IOException with) {
    failure = with;
  }

  private KeyService now() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return now;
  }

  @Override
  public URI uri() {
    return now.uri();
  }

  @Override
  public KeyVersion current(KeyScope scope) throws IOException {
    return now().current(scope);
  }

  @Override
  public byte[] wrap(KeyVersion version, byte[] key) throws IOException {
    return now().wrap(version, key);
  }

  @Override
  public byte[] unwrap(KeyVersion version, byte[] wrapped) throws IOException {
    return now().unwrap(version, wrapped);
  }

  @Override
  public void close() throws IOException {
    now.close();
  }
}
