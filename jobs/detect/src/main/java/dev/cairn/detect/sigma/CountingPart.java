package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Step;
import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A correlation that another one refers to: one that counts, with limits that a burst may have.
 *
 * @param rule what it is alone
 * @param bases the rules that it refers to
 */
record CountingPart(Yaml yaml, Metadata metadata, Rule rule, List<BaseRule> bases)
    implements Part {

  @Override
  public List<Yaml> documents() {
    List<Yaml> documents = new ArrayList<>(List.of(yaml));
    bases.forEach(base -> documents.addAll(base.documents()));
    return documents;
  }

  /** Which of what it groups by is called so, by itself or by its rules; -1 if none is. */
  int place(String name) {
    int place = rule.groupBy().indexOf(name);
    Set<String> fields =
        bases.stream()
            .map(base -> base.source().names().getOrDefault(name, name))
            .collect(Collectors.toSet());
    return place >= 0 || fields.size() != 1
        ? place
        : rule.groupBy().indexOf(fields.iterator().next());
  }

  /** What it is within the other. */
  Step step() {
    Detector.Count count = (Detector.Count) rule.detector();
    return new Step(
        rule.inputs().size(), new Burst(count.measure(), count.limits(), count.timespan()));
  }

  /** Its inputs, with the keys in the order of these places. */
  List<Input> inputs(List<Integer> places) {
    List<Input> inputs = new ArrayList<>();
    for (Input input : rule.inputs()) {
      List<Field> keys = places.stream().map(input.keys()::get).toList();
      inputs.add(
          new Input(
              input.name(), input.sources(), input.condition(), keys, input.value(), input.item()));
    }
    return inputs;
  }
}
