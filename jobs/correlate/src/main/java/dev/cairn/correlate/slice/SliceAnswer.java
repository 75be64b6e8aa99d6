package dev.cairn.correlate.slice;

import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SessionOutcomes;
import java.util.List;

/**
 * What one slice says.
 *
 * @param outcomes one for each session that has statements in it, by session
 * @param explained one for each connection with records that it gave away, by connection
 */
public record SliceAnswer(List<SessionOutcomes> outcomes, List<ConnectionExplained> explained) {

  /** Takes copies. */
  public SliceAnswer {
    outcomes = List.copyOf(outcomes);
    explained = List.copyOf(explained);
  }
}
