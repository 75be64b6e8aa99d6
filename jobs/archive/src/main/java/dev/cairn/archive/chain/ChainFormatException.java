package dev.cairn.archive.chain;

import java.io.IOException;

/** Bytes are not a manifest or an anchor in the one form allowed. Says where, never the bytes. */
public final class ChainFormatException extends IOException {

  ChainFormatException(String message) {
    super(message);
  }
}
