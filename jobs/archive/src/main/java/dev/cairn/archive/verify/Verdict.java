package dev.cairn.archive.verify;

import java.util.Locale;

/** The two questions that a verification answers, each by itself. */
public enum Verdict {
  /** Nothing is altered: chain and files are the ones that were written, and nothing else is there. */
  INTEGRITY,
  /** Nothing is missing: every offset is archived exactly once, and its rows are there. */
  COMPLETENESS;

  /** The stable name, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
