package dev.cairn.archive.table;

import java.io.ByteArrayInputStream;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Reads Parquet's metadata without trusting a length in it. */
final class Thrift {

  private Thrift() {}

  /**
   * Reads a structure.
   *
   * @return the number of bytes it took
   * @throws DamageException if the bytes are no such structure. Thrift's own message is left out:
   *     it may quote values.
   */
  static int read(TBase<?, ?> into, byte[] bytes, int offset, int length) throws DamageException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, offset, length);
    try {
      // no string or list may claim more than there is
      TConfiguration limits = TConfiguration.custom().setMaxMessageSize(length).build();
      into.read(new TCompactProtocol(new TIOStreamTransport(limits, in)));
    } catch (TException | RuntimeException | StackOverflowError e) {
      throw new DamageException("it holds no valid " + into.getClass().getSimpleName());
    }
    return length - in.available();
  }

  static void read(TBase<?, ?> into, byte[] bytes) throws DamageException {
    read(into, bytes, 0, bytes.length);
  }
}
