package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Place;
import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFaultsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong, so that all of it is told at once. */
final class Faults {

  private static final int MOST = 1000;

  private final List<RuleFault> list = new ArrayList<>();

  void add(Place place, String message) {
    list.add(new RuleFault(place, message));
  }

  void add(Yaml node, String message) {
    add(node.place(), message);
  }

  /** How many so far: whether a part added one shows in the difference. */
  int count() {
    return list.size();
  }

  /** For readers that add to a plain list. */
  List<RuleFault> list() {
    return list;
  }

  void throwIfAny() throws RuleFaultsException {
    if (list.isEmpty()) {
      return;
    }
    throw new RuleFaultsException(
        list.stream()
            .sorted(
                Comparator.comparing((RuleFault fault) -> fault.place().file())
                    .thenComparingInt(fault -> fault.place().line()))
            .distinct()
            .limit(MOST)
            .toList());
  }
}
