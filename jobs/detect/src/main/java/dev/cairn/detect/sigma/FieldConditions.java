package dev.cairn.detect.sigma;

import dev.cairn.detect.condition.Between;
import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.condition.Present;
import dev.cairn.detect.condition.SameAs;
import dev.cairn.detect.condition.TimePart;
import dev.cairn.detect.condition.Truth;
import dev.cairn.detect.sigma.Modifier.Role;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a condition of one {@code field|modifiers: values}. */
final class FieldConditions {

  private static final int MOST_VALUES = 10_000;

  private final LogSource source;
  private final Faults faults;

  FieldConditions(LogSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /** The condition; never holds where there are faults. */
  Condition read(FieldKey key, Yaml value) {
    Field field = source.field(key.name(), value, faults);
    List<Yaml> values = value.elements();
    if (field == null || !inOrder(key, value, values)) {
      return Conditions.NEVER;
    }
    List<Condition> each = new ArrayList<>();
    for (Yaml one : values) {
      each.add(one.isNull() ? absent(key, field, one, values) : one(key, field, one));
    }
    Condition together = key.has(Modifier.ALL) ? Conditions.all(each) : Conditions.any(each);
    return key.has(Modifier.NEQ)
        ? Conditions.all(List.of(new Present(field), Conditions.not(together)))
        : together;
  }

  private boolean inOrder(FieldKey key, Yaml value, List<Yaml> values) {
    int before = faults.count();
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      faults.add(
          value, "%d values; allowed: 1 to %d".formatted(values.size(), MOST_VALUES));
    }
    if (key.has(Modifier.ALL) && values.size() < 2) {
      faults.add(value, "'all' needs a list of values; allowed for one value: leave it out");
    }
    for (Yaml one : values) {
      if (!one.isNull() && !one.isScalar()) {
        faults.add(one, "allowed: a value, or a list of values");
      }
    }
    return faults.count() == before;
  }

  private Condition absent(FieldKey key, Field field, Yaml value, List<Yaml> values) {
    if (values.size() > 1 || !key.modifiers().isEmpty()) {
      return fault(value, "null stands alone, without other values or modifiers");
    }
    return Conditions.not(new Present(field));
  }

  private Condition one(FieldKey key, Field field, Yaml value) {
    if (key.has(Modifier.EXISTS)) {
      Boolean exists = truth(value.text());
      return exists == null
          ? fault(value, "'exists' needs true or false")
          : exists ? new Present(field) : Conditions.not(new Present(field));
    }
    if (key.has(Modifier.FIELDREF)) {
      return sameAs(key, field, value);
    }
    return switch (field.type()) {
      case TEXT, TEXTS -> text(key, field, value);
      case NUMBER, TIME -> number(key, field, value);
      case BOOLEAN -> bool(key, field, value);
    };
  }

  private Condition text(FieldKey key, Field field, Yaml value) {
    if (key.has(Role.ORDER) || key.has(Role.TIME)) {
      return unfit(key, field, value, "is a text");
    }
    try {
      return TextConditions.of(field, key, value.text());
    } catch (IllegalArgumentException e) {
      return fault(value, "'%s': %s".formatted(value.text(), e.getMessage()));
    }
  }

  private Condition bool(FieldKey key, Field field, Yaml value) {
    if (onlyFlags(key)) {
      Boolean wanted = truth(value.text());
      return wanted == null
          ? fault(value, "'%s' is true or false".formatted(field.name()))
          : new Truth(field, wanted);
    }
    return unfit(key, field, value, "is true or false");
  }

  private Condition number(FieldKey key, Field field, Yaml value) {
    Modifier part = key.of(Role.TIME);
    Modifier order = key.of(Role.ORDER);
    boolean fits =
        key.modifiers().stream()
            .allMatch(one -> one == part || one == order || flagOfNumbers(one));
    if (!fits || part != null && field.type() != FieldType.TIME) {
      return unfit(
          key, field, value, field.type() == FieldType.TIME ? "is a time" : "is a number");
    }
    Double number =
        part == null ? Numbers.read(value.text(), field.type()) : Numbers.read(value.text());
    if (number == null) {
      return fault(
          value,
          "'%s' needs a number%s, not '%s'"
              .formatted(
                  field.name(),
                  part == null && field.type() == FieldType.TIME
                      ? " (epoch microseconds) or a time such as 2026-11-22T19:00:00Z"
                      : "",
                  value.text()));
    }
    double least = least(order, number);
    double most = most(order, number);
    return part == null
        ? new Between(field, least, most)
        : new TimePart(field, TimePart.Part.valueOf(part.name()), least, most);
  }

  private static double least(Modifier order, double number) {
    if (order == Modifier.LT || order == Modifier.LTE) {
      return Double.NEGATIVE_INFINITY;
    }
    return order == Modifier.GT ? Math.nextUp(number) : number;
  }

  private static double most(Modifier order, double number) {
    if (order == Modifier.GT || order == Modifier.GTE) {
      return Double.POSITIVE_INFINITY;
    }
    return order == Modifier.LT ? Math.nextDown(number) : number;
  }

  private Condition sameAs(FieldKey key, Field field, Yaml value) {
    Field other = source.field(value.text(), value, faults);
    if (other == null) {
      return Conditions.NEVER;
    }
    if (other.type() == FieldType.TEXTS) {
      return fault(value, "'%s' is a list; allowed: a field with one value".formatted(
          other.name()));
    }
    Modifier where = key.of(Role.TEXT);
    SameAs.Relation relation =
        where == null
            ? SameAs.Relation.EQUAL
            : switch (where) {
              case STARTSWITH -> SameAs.Relation.STARTS;
              case ENDSWITH -> SameAs.Relation.ENDS;
              default -> SameAs.Relation.CONTAINS;
            };
    return new SameAs(field, other, relation, key.has(Modifier.CASED));
  }

  private static boolean onlyFlags(FieldKey key) {
    return key.modifiers().stream().allMatch(FieldConditions::flagOfNumbers);
  }

  private static boolean flagOfNumbers(Modifier modifier) {
    return modifier == Modifier.NEQ || modifier == Modifier.ALL;
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> null;
    };
  }

  private Condition unfit(FieldKey key, Field field, Yaml value, String is) {
    String names =
        String.join("', '", key.modifiers().stream().map(Modifier::text).toList());
    return fault(value, "'%s' has no meaning for '%s', which %s".formatted(
        names, field.name(), is));
  }

  private Condition fault(Yaml value, String message) {
    faults.add(value, message);
    return Conditions.NEVER;
  }
}
