package dev.cairn.detect.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cairn.detect.condition.AddressIn;
import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.condition.Folding;
import dev.cairn.detect.condition.Glob;
import dev.cairn.detect.condition.Present;
import dev.cairn.detect.condition.Regex;
import dev.cairn.detect.condition.TextIs;
import dev.cairn.detect.sigma.Modifier.Role;
import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a condition of a text that a field is to have. */
final class TextConditions {

  private static final int LONGEST = 4096;

  private TextConditions() {}

  /**
   * The condition.
   *
   * @throws IllegalArgumentException if the value is not what its modifiers say; says why
   */
  static Condition of(Field field, FieldKey key, String raw) {
    if (raw.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    if (key.has(Modifier.RE)) {
      return new TextIs(field, regex(key, raw));
    }
    if (key.has(Modifier.CIDR)) {
      return new TextIs(field, AddressIn.of(raw));
    }
    List<Condition> each = new ArrayList<>();
    for (String value : ValueChanges.of(raw, key.modifiers())) {
      each.add(of(field, key, new SigmaText(value)));
    }
    return Conditions.any(each);
  }

  private static Condition of(Field field, FieldKey key, SigmaText value) {
    Modifier where = key.of(Role.TEXT);
    if (value.isAnything() || value.raw().isEmpty() && where != null) {
      return new Present(field);
    }
    boolean cased = key.has(Modifier.CASED);
    String plain = value.plain();
    if (where == null && plain != null && !cased) {
      return new Condition.OneOf(field, Set.of(Folding.fold(plain)));
    }
    Glob.Builder glob = new Glob.Builder();
    if (where == Modifier.CONTAINS || where == Modifier.ENDSWITH) {
      glob.many();
    }
    value.addTo(glob);
    if (where == Modifier.CONTAINS || where == Modifier.STARTSWITH) {
      glob.many();
    }
    return new TextIs(field, glob.build(cased));
  }

  private static Regex regex(FieldKey key, String raw) {
    int flags = 0;
    if (key.has(Modifier.I) || key.has(Modifier.IGNORECASE)) {
      flags |= Pattern.CASE_INSENSITIVE;
    }
    if (key.has(Modifier.M) || key.has(Modifier.MULTILINE)) {
      flags |= Pattern.MULTILINE;
    }
    if (key.has(Modifier.S) || key.has(Modifier.DOTALL)) {
      flags |= Pattern.DOTALL;
    }
    try {
      return Regex.of(raw, flags);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "no regular expression of RE2, which has neither back-references nor look-around: "
              + e.getDescription());
    }
  }
}
