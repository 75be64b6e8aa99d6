package dev.cairn.cli;

import dev.cairn.testkit.faults.WatchedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Moments of a commit at which a job is killed, as its requests to the store show them. */
enum KillMoment {
  /** Some blocks of a file are in the store, others not. */
  WHILE_STAGING(Side.ANSWERED, "events/", "comp=block"),
  /** The checkpoint is complete, nothing of it is visible. */
  BEFORE_THE_COMMITS(Side.ASKED, "events/", "comp=blocklist"),
  /** One file is visible, the job does not know it yet, and the others are not. */
  AMID_THE_COMMITS(Side.ANSWERED, "events/", "comp=blocklist"),
  /** All files are visible, their manifest is not begun. */
  BEFORE_THE_MANIFEST(Side.ASKED, "chain/", "comp=block"),
  /** The manifest is staged and not visible. */
  WHILE_WRITING_THE_MANIFEST(Side.ASKED, "chain/", "comp=blocklist"),
  /** The manifest is visible, and the job does not know it. */
  AFTER_THE_MANIFEST(Side.ANSWERED, "chain/", "comp=blocklist"),
  /** Files are staged and the checkpoint that is to remember them is not complete. */
  BEFORE_THE_CHECKPOINT(Side.CHECKPOINT, "", "");

  /** On which side of the store's work the moment lies. */
  enum Side {
    ASKED,
    ANSWERED,
    CHECKPOINT
  }

  private final Side side;
  private final String folder;
  private final String query;

  KillMoment(Side side, String folder, String query) {
    this.side = side;
    this.folder = folder;
    this.query = query;
  }

  Side side() {
    return side;
  }

  /** Whether the request is the one; Azure's {@code comp} tells Put Block from Put Block List. */
  boolean is(WatchedRequest request) {
    return side != Side.CHECKPOINT
        && request.method().equals("PUT")
        && isUnder(folder, request)
        && Arrays.asList(request.query().split("&")).contains(query);
  }

  /** Whether the request is about a blob of that folder of the archive. */
  static boolean isUnder(String folder, WatchedRequest request) {
    // the SDK percent-encodes the slashes of a blob's name
    return URLDecoder.decode(request.path(), StandardCharsets.UTF_8).contains("/" + folder);
  }
}
