package dev.cairn.archive.table;

import dev.cairn.archive.keys.KeyRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The data keys of one file: each key material is unwrapped once, refused or not. */
final class KeyRing {

  /** Unwraps key material. */
  interface Source {
    byte[] unwrap(String keyMaterialJson) throws IOException;
  }

  private final String path;
  private final Source source;
  private final byte[] fileAad;
  private final Map<ByteBuffer, Modules> opened = new HashMap<>();
  private final Map<ByteBuffer, KeyRefusedException> refused = new HashMap<>();

  KeyRing(String path, Source source, byte[] fileAad) {
    this.path = path;
    this.source = source;
    this.fileAad = fileAad;
  }

  /**
   * Opens the key of some key material.
   *
   * @throws KeyRefusedException if it may not be used
   * @throws IOException if the key service is out of reach or finds the key material damaged
   * @throws DamageException if what comes out is no key
   */
  Modules open(byte[] keyMaterial) throws IOException, DamageException {
    ByteBuffer id = ByteBuffer.wrap(keyMaterial);
    if (refused.containsKey(id)) {
      throw refused.get(id);
    }
    Modules modules = opened.get(id);
    if (modules == null) {
      try {
        byte[] key = source.unwrap(new String(keyMaterial, StandardCharsets.UTF_8));
        modules = new Modules(key, fileAad);
      } catch (KeyRefusedException e) {
        refused.put(id, e);
        throw e;
      } catch (IOException e) {
        throw new IOException("Archive file " + path + ": " + e.getMessage(), e);
      } catch (RuntimeException e) {
        throw new DamageException("its key material holds no key");
      }
      opened.put(id, modules);
    }
    return modules;
  }
}
