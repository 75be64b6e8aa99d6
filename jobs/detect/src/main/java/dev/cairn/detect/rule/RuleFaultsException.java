package dev.cairn.detect.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Files of rules are wrong: all that is, each with file and line. */
public final class RuleFaultsException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<RuleFault> faults;

  /** Of these, at least one. */
  public RuleFaultsException(List<RuleFault> faults) {
    super(faults.stream().map(RuleFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in order of place. */
  public List<RuleFault> faults() {
    return faults;
  }
}
