package dev.cairn.archive.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.crypto.AesCipher;
import org.apache.parquet.crypto.AesGcmDecryptor;
import org.apache.parquet.crypto.AesMode;
import org.apache.parquet.crypto.ModuleCipherFactory;
import org.apache.parquet.crypto.ModuleCipherFactory.ModuleType;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;

/**
 * The modules of an encrypted file under one data key. A module is a length, a nonce, the
 * ciphertext and a tag (Parquet Modular Encryption, AES_GCM_V1); its place in the file is
 * authenticated with it.
 */
final class Modules {

  private static final int OVERHEAD = AesCipher.NONCE_LENGTH + AesCipher.GCM_TAG_LENGTH;

  private final AesGcmDecryptor decryptor;
  private final byte[] fileAad;

  Modules(byte[] key, byte[] fileAad) {
    this.decryptor = (AesGcmDecryptor) ModuleCipherFactory.getDecryptor(AesMode.GCM, key);
    this.fileAad = fileAad;
  }

  /** Opens the module that starts at the buffer's position, and moves past it. */
  byte[] next(ByteBuffer from, ModuleType type, int rowGroup, int column, int page)
      throws DamageException {
    from.order(ByteOrder.LITTLE_ENDIAN);
    if (from.remaining() < Integer.BYTES) {
      throw new DamageException("it ends inside a module's length");
    }
    int length = from.getInt();
    if (length < OVERHEAD || length > from.remaining()) {
      throw new DamageException("a module's length is impossible");
    }
    byte[] aad = AesCipher.createModuleAAD(fileAad, type, rowGroup, column, page);
    try {
      byte[] plain =
          decryptor.decrypt(from.array(), from.arrayOffset() + from.position(), length, aad);
      from.position(from.position() + length);
      return plain;
    } catch (ParquetCryptoRuntimeException e) {
      throw new DamageException(
          "%s of row group %d, column %d does not pass its integrity check"
              .formatted(type, rowGroup, column));
    }
  }
}
