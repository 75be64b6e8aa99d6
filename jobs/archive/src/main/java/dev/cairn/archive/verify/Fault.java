package dev.cairn.archive.verify;

import java.util.Set;

/**
 * One thing that is wrong. Holds no content of the archive beyond paths, topics, offsets and hashes.
 *
 * @param code what kind of thing
 * @param place blob path, {@code topic/partition first-last}, or {@code anchor}
 * @param found one sentence: what was found, against what should be
 */
public record Fault(FaultCode code, String place, String found) {

  /** The verdicts it turns bad. */
  public Set<Verdict> verdicts() {
    return code.verdicts();
  }

  /** What was found and what it means, for people. */
  public String message() {
    return found + " " + code.meaning();
  }
}
