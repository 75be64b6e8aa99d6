package dev.cairn.correlate.reference;

import java.util.List;

/**
 * Reference tables are not as they should be. The message names every fault on a line of its own,
 * with the value, and is for who keeps the tables. It must not go into a log: what somebody put
 * there by mistake may be about patients. {@link #places} may.
 */
public final class ReferenceFaultsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;
  private static final String BEFORE_CONTENT = ": ";

  private final List<String> faults;

  ReferenceFaultsException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /** Where the faults are: file, line and row; nothing that stands there. */
  public List<String> places() {
    return faults.stream().map(ReferenceFaultsException::place).distinct().toList();
  }

  private static String place(String fault) {
    int end = fault.indexOf(BEFORE_CONTENT);
    return end < 0 ? fault : fault.substring(0, end);
  }
}
