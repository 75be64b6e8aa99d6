package dev.cairn.formats.record;

/**
 * Says of pieces why they are bad, and how long they are. What it says of short ones is made once:
 * a megabyte holds half a million of them. Immutable and thread-safe.
 */
public final class OddLength {

  private static final int SHORT = 16;

  private final ReasonCode reason;
  private final String before;
  private final BadElement[] ofShort = new BadElement[SHORT];

  /**
   * For pieces that are bad for one reason.
   *
   * @param reason not null
   * @param before what the detail says before the length: without a byte of the record
   */
  public OddLength(ReasonCode reason, String before) {
    this.reason = reason;
    this.before = before;
    for (int length = 0; length < SHORT; length++) {
      ofShort[length] = make(length);
    }
  }

  /**
   * Why a piece is bad; never null, and perhaps the same as for another piece.
   *
   * @param bytes the piece's length
   */
  public BadElement of(int bytes) {
    return bytes < SHORT ? ofShort[bytes] : make(bytes);
  }

  private BadElement make(int bytes) {
    return new BadElement(reason, before, bytes, " bytes");
  }
}
