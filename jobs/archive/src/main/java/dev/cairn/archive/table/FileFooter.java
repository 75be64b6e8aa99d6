package dev.cairn.archive.table;

import dev.cairn.archive.store.BlobReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.crypto.ModuleCipherFactory.ModuleType;
import org.apache.parquet.format.AesGcmV1;
import org.apache.parquet.format.FileCryptoMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * The end of an encrypted file: crypto metadata in clear, then the encrypted footer.
 *
 * @param metadata the footer
 * @param modules opens what is under the footer's key
 * @param keyRing opens what is under other keys
 * @param dataEnd where the data ends at the latest
 */
record FileFooter(FileMetaData metadata, Modules modules, KeyRing keyRing, long dataEnd) {

  private static final byte[] MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;

  /** Far above any real footer (about 10 KB a row group); bounds what a wrong length can claim. */
  private static final int MAX_FOOTER = 256 << 20;

  static FileFooter read(String path, BlobReader file, KeyRing.Source keys)
      throws IOException, DamageException {
    long size = file.size();
    if (size < MAGIC.length + TAIL) {
      throw new DamageException("it is too short to be an archive file");
    }
    checkMagic(bytes(file, 0, MAGIC.length));
    ByteBuffer tail =
        ByteBuffer.wrap(bytes(file, size - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    checkMagic(Arrays.copyOfRange(tail.array(), Integer.BYTES, TAIL));
    if (length <= 0 || length > MAX_FOOTER || length > size - TAIL - MAGIC.length) {
      throw new DamageException("its footer's length is impossible");
    }
    long start = size - TAIL - length;
    byte[] footer = bytes(file, start, length);

    FileCryptoMetaData crypto = new FileCryptoMetaData();
    int cryptoLength = Thrift.read(crypto, footer, 0, length);
    KeyRing keyRing = new KeyRing(path, keys, fileAad(crypto));
    checkCanonical(crypto, ByteBuffer.wrap(footer, 0, cryptoLength));
    Modules modules = keyRing.open(crypto.getKey_metadata());
    ByteBuffer encrypted = ByteBuffer.wrap(footer, cryptoLength, length - cryptoLength);
    byte[] plain = modules.next(encrypted, ModuleType.Footer, -1, -1, -1);
    if (encrypted.hasRemaining()) {
      throw new DamageException("its footer has a wrong length");
    }
    FileMetaData metadata = new FileMetaData();
    Thrift.read(metadata, plain);
    return new FileFooter(metadata, modules, keyRing, start);
  }

  private static byte[] fileAad(FileCryptoMetaData crypto) throws DamageException {
    // Only this algorithm: its relative AES_GCM_CTR_V1 would let pages pass unauthenticated.
    if (!crypto.getEncryption_algorithm().isSetAES_GCM_V1()) {
      throw new DamageException("it does not say AES_GCM_V1");
    }
    AesGcmV1 algorithm = crypto.getEncryption_algorithm().getAES_GCM_V1();
    if (algorithm.isSetAad_prefix()
        || algorithm.isSupply_aad_prefix()
        || !algorithm.isSetAad_file_unique()
        || !crypto.isSetKey_metadata()) {
      throw new DamageException("its encryption is not that of an archive file");
    }
    return algorithm.getAad_file_unique();
  }

  /** The only structure that no tag covers: what a reader would skip in it must not be there. */
  private static void checkCanonical(FileCryptoMetaData crypto, ByteBuffer bytes)
      throws IOException, DamageException {
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Util.writeFileCryptoMetaData(crypto, again);
    if (!ByteBuffer.wrap(again.toByteArray()).equals(bytes)) {
      throw new DamageException("its crypto metadata is not as an archive file's");
    }
  }

  private static void checkMagic(byte[] bytes) throws DamageException {
    if (!Arrays.equals(bytes, MAGIC)) {
      throw new DamageException("it does not start and end as an encrypted Parquet file");
    }
  }

  private static byte[] bytes(BlobReader file, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.readFully(position, ByteBuffer.wrap(bytes));
    return bytes;
  }
}
