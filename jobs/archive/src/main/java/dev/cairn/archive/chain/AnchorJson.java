package dev.cairn.archive.chain;

import java.io.IOException;
import java.util.Arrays;

/** The form {@code cairn-anchor/1} of a chain's head. Fields in the order of their names. */
final class AnchorJson {

  static final String FORMAT = "cairn-anchor/1";

  private AnchorJson() {}

  static byte[] toJson(ChainHead head) {
    return CanonicalWriter.document(
        head,
        (out, h) -> {
          out.string("archive_id", h.archiveId());
          out.string("format", FORMAT);
          out.integer("sequence", h.sequence());
          out.string("sha256", h.sha256());
        });
  }

  static ChainHead parse(byte[] bytes) throws ChainFormatException {
    String format = StrictReader.format(bytes);
    if (!format.equals(FORMAT)) {
      throw new ChainFormatException("format must be " + FORMAT);
    }
    ChainHead head = StrictReader.document(bytes, AnchorJson::head);
    if (!Arrays.equals(bytes, toJson(head))) {
      throw new ChainFormatException("is not in canonical form");
    }
    return head;
  }

  private static ChainHead head(StrictReader in) throws IOException {
    String archiveId = in.string("archive_id");
    in.string("format");
    return new ChainHead(archiveId, in.integer("sequence"), in.string("sha256"));
  }
}
