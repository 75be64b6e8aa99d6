package dev.cairn.correlate.session;

import dev.cairn.schemas.SeenOffset;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionState;
import java.util.List;

/**
 * Tells events that came before. Of each Kafka partition, the events of a key come in order of their
 * offsets: one that is not beyond the last was delivered again. That is exact, in one entry for each
 * partition. What a forwarder sent twice has an offset of its own: it is told by its content, if it
 * comes among the next {@value #RECENT}, and only where two things never look alike.
 */
final class Duplicates {

  private static final int RECENT = 32;

  private Duplicates() {}

  /** Whether the event is new; notes it. */
  static boolean isNew(SessionState state, SessionEvent event) {
    return beyondOffsets(state.getSeen(), event) && newContent(state.getRecent(), event);
  }

  private static boolean beyondOffsets(List<SeenOffset> seen, SessionEvent event) {
    for (SeenOffset last : seen) {
      if (last.getPartition() == event.getKafkaPartition()
          && last.getTopic().equals(event.getKafkaTopic())) {
        if (event.getKafkaOffset() < last.getOffset()
            || event.getKafkaOffset() == last.getOffset()
                && event.getRecordIndex() <= last.getRecordIndex()) {
          return false;
        }
        last.setOffset(event.getKafkaOffset());
        last.setRecordIndex(event.getRecordIndex());
        return true;
      }
    }
    seen.add(
        new SeenOffset(
            event.getKafkaTopic(),
            event.getKafkaPartition(),
            event.getKafkaOffset(),
            event.getRecordIndex()));
    return true;
  }

  // servers' logs have whole seconds: true repeats look alike there
  private static boolean newContent(List<Long> recent, SessionEvent event) {
    if (event.getSource().equals(SessionConfig.DATABASE)) {
      return true;
    }
    Long content = event.getContent();
    if (recent.contains(content)) {
      return false;
    }
    if (recent.size() == RECENT) {
      recent.remove(0);
    }
    recent.add(content);
    return true;
  }
}
