package dev.cairn.archive.chain;

/** How a commit stands to a chain, before it is appended. */
public enum CommitState {
  /** None of its offsets is archived, and its id is not there: to be appended. */
  NEW,
  /** A manifest of the same commit id is there: appending it again does nothing. */
  IN_CHAIN,
  /** All its offsets are archived, by other commits: its files must not become visible. */
  ARCHIVED_BEFORE,
  /** Some of its offsets are archived, by other commits: it can be neither appended nor dropped. */
  PARTLY
}
