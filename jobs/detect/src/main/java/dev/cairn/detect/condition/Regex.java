package dev.cairn.detect.condition;

import com.google.re2j.Pattern;
import java.util.Objects;

/**
 * A regular expression that is found somewhere in the text. RE2's syntax, which has neither
 * back-references nor look-around, and needs linear time.
 */
public final class Regex implements TextShape {

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles one.
   *
   * @param flags of {@link Pattern}
   * @throws com.google.re2j.PatternSyntaxException if it is none of RE2's
   */
  public static Regex of(String expression, int flags) {
    return new Regex(Pattern.compile(expression, flags));
  }

  @Override
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex regex && pattern.equals(regex.pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pattern);
  }

  @Override
  public String toString() {
    return "Regex[" + pattern + "]";
  }
}
