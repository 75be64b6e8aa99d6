package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Input;
import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes inputs of the rules that a correlation refers to. */
final class CorrelationInputs {

  private final String type;
  private final CorrelationKeys keys;
  private final Faults faults;
  /** What the condition calls the field; null for none. */
  private final Yaml names;

  CorrelationInputs(Yaml block, String type, CorrelationKeys keys, Faults faults) {
    Yaml condition = block.get("condition");
    this.type = type;
    this.keys = keys;
    this.faults = faults;
    this.names = condition == null || !condition.isMap() ? null : condition.get("field");
  }

  /** The inputs, in the order of the rules; adds faults. */
  List<Input> of(List<Part> parts) {
    List<Input> inputs = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof CountingPart counting) {
        inputs.addAll(counting.inputs(keys.places(counting)));
      } else if (part instanceof BaseRule base) {
        inputs.add(input(base));
      }
    }
    return inputs;
  }

  private Input input(BaseRule base) {
    List<Field> item = new ArrayList<>();
    Field value = null;
    for (Yaml name : names == null ? List.<Yaml>of() : names.elements()) {
      Field field = CairnBlock.carried(name, base.source(), faults);
      if (type.equals("value_count")) {
        item.add(field);
      } else {
        value = DetectorReader.number(name, field, faults);
      }
    }
    if (value != null && names.elements().size() > 1) {
      faults.add(names, type + " needs one field");
    }
    item.removeIf(Objects::isNull);
    DetectorReader.refuseListAmongOthers(names, item, faults);
    return new Input(
        base.name(), base.source().sources(), base.condition(), keys.of(base), value, item);
  }
}
