package dev.cairn.formats.azure;

import dev.cairn.formats.record.Status;
import dev.cairn.schemas.AuditEvent;
import java.util.Map;
import java.util.TreeMap;

/** How far an operation got, in the words of both vocabularies of the activity log. */
enum ActivityResult {
  START("start", Status.UNKNOWN),
  /** Taken on, or in progress: not done yet. */
  ACCEPTED("accepted", Status.UNKNOWN),
  SUCCESS("end", Status.SUCCESS),
  FAILURE("end", Status.FAILURE);

  private static final Map<String, ActivityResult> BY_WORD =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    // Event Hubs, then REST
    BY_WORD.put("Start", START);
    BY_WORD.put("Started", START);
    BY_WORD.put("Accept", ACCEPTED);
    BY_WORD.put("Accepted", ACCEPTED);
    BY_WORD.put("In Progress", ACCEPTED);
    BY_WORD.put("InProgress", ACCEPTED);
    BY_WORD.put("Success", SUCCESS);
    BY_WORD.put("Succeeded", SUCCESS);
    BY_WORD.put("Failure", FAILURE);
    BY_WORD.put("Failed", FAILURE);
  }

  private final String phase;
  private final String status;

  ActivityResult(String phase, String status) {
    this.phase = phase;
    this.status = status;
  }

  /** What a word says, also with the dot that alerts put behind it; null if it says neither. */
  static ActivityResult of(String word) {
    if (word == null) {
      return null;
    }
    return BY_WORD.get(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
  }

  void set(AuditEvent event) {
    event.setPhase(phase);
    event.setStatus(status);
  }
}
