package dev.cairn.delivery.queue;

import dev.cairn.schemas.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chooses what a receiver gets, and remembers of each finding what was chosen last. What it chooses
 * depends on the versions that it saw and on nothing else, so whoever shows it the same versions
 * again, such as after a restart, gets the same choice. Not thread-safe.
 *
 * <p>Remembers the findings that it chose of last, up to a limit. A later version of one that it
 * has forgotten is chosen as a first one.
 */
public final class Chooser {

  private final Choice choice;
  private final Map<String, Sent> sent;

  /**
   * Remembers nothing yet.
   *
   * @param limit how many findings it remembers at most
   */
  public Chooser(Choice choice, int limit) {
    this.choice = choice;
    this.sent =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
            return size() > limit;
          }
        };
  }

  /** Whether the version is to be sent; if so, remembers it. */
  public boolean chooses(Finding version) {
    String id = version.getFindingId();
    if (!choice.takes(version, sent.get(id))) {
      return false;
    }
    sent.remove(id); // to the end
    sent.put(id, Sent.of(version));
    return true;
  }
}
