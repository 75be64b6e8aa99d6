package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.Explained;
import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SessionOutcomes;
import java.util.List;

/**
 * What one slice says.
 *
 * @param outcomes one for each session that has statements in it, by session
 * @param served one for each connection with records that it gave away, by connection
 * @param unsent what the records of the slice are that no statement is tied to, in their order
 */
public record SliceAnswer(
    List<SessionOutcomes> outcomes,
    List<ConnectionExplained> served,
    List<Explained> unsent) {

  /** Takes copies. */
  public SliceAnswer {
    outcomes = List.copyOf(outcomes);
    served = List.copyOf(served);
    unsent = List.copyOf(unsent);
  }
}
