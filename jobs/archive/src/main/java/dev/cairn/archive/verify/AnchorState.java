package dev.cairn.archive.verify;

/** Whether the chain was held against an anchor. */
public enum AnchorState {
  /** No anchor was named: a cut tail would not have been found. */
  NOT_ASKED,
  /** An anchor was named but could not be used; a fault says why. */
  NOT_USABLE,
  /** The chain was held against the anchor. */
  CHECKED
}
