package dev.cairn.archive.keys;

/**
 * Numbers of calls of a key service.
 *
 * @param current look-ups of the current version
 * @param wraps keys wrapped
 * @param unwraps keys unwrapped
 * @param refusals how many of all these were refused
 */
public record KeyCalls(long current, long wraps, long unwraps, long refusals) {

  /** All calls. */
  public long total() {
    return current + wraps + unwraps;
  }
}
