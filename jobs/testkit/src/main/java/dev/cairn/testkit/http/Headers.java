package dev.cairn.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header fields of one message, in their order and spelling; names are compared without case.
 * Immutable.
 */
public record Headers(List<Field> fields) {

  public static final Headers NONE = new Headers(List.of());

  /** One field, its value without white space around it. */
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The value of the first field of this name. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Whether the first field of this name has this value, in any case. */
  public boolean has(String name, String value) {
    return first(name).filter(value::equalsIgnoreCase).isPresent();
  }

  /** These, but with this one field of that name, at the end. */
  public Headers with(String name, String value) {
    List<Field> changed = new ArrayList<>(without(name).fields);
    changed.add(new Field(name, value));
    return new Headers(changed);
  }

  /** These, but without any field of these names. */
  public Headers without(String... names) {
    Set<String> unwanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    unwanted.addAll(List.of(names));
    return new Headers(fields.stream().filter(f -> !unwanted.contains(f.name())).toList());
  }

  /** These, but without any field whose name starts with this, in any case. */
  public Headers withoutPrefix(String prefix) {
    return new Headers(
        fields.stream()
            .filter(f -> !f.name().regionMatches(true, 0, prefix, 0, prefix.length()))
            .toList());
  }
}
