package dev.cairn.access;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes of an answer that is made and not yet shown: in memory, up to a limit. Not thread-safe.
 */
public final class HeldBytes extends OutputStream {

  private static final long MOST_BYTES = 256L << 20;

  private final long limit;
  private final List<byte[]> pieces = new ArrayList<>();
  private long size;

  /**
   * None yet.
   *
   * @param limit bytes at most
   */
  public HeldBytes(long limit) {
    this.limit = limit;
  }

  /** How much may be held: 256 MiB, or a quarter of this process's heap if that is less. */
  public static long defaultLimit() {
    return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Holds them. @throws AnswerTooLargeException if they are too many */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (size + length > limit) {
      throw new AnswerTooLargeException(limit);
    }
    size += length;
    byte[] piece = new byte[length];
    System.arraycopy(bytes, offset, piece, 0, length);
    pieces.add(piece);
  }

  /** How many they are. */
  public long size() {
    return size;
  }

  /** SHA-256 of all, in lower-case hexadecimal digits. */
  public String sha256() {
    MessageDigest sha256 = newSha256();
    pieces.forEach(sha256::update);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Shows them. */
  public void writeTo(OutputStream to) throws IOException {
    for (byte[] piece : pieces) {
      to.write(piece, 0, piece.length);
    }
    to.flush();
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
