package dev.cairn.access;

import java.util.Optional;

/**
 * Who asks, why, and with which right.
 *
 * @param reason why, in words of the reader's own; no PHI, since it is readable without the PHI key
 * @param breakGlass whether PHI was asked for by breaking the glass
 */
public record Asker(Reader reader, Optional<String> reason, boolean breakGlass) {

  /**
   * Strips the reason; a blank one is none.
   *
   * @throws IllegalArgumentException if the glass is broken without a reason
   */
  public Asker {
    reason = reason.map(String::strip).filter(text -> !text.isEmpty());
    if (breakGlass && reason.isEmpty()) {
      throw new IllegalArgumentException("Breaking the glass needs a reason");
    }
  }
}
