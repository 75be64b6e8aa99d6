package dev.cairn.detect.rule;

/**
 * What a number is held against.
 *
 * @param comparison how
 * @param number with what
 */
public record Limit(Comparison comparison, double number) {

  /** How numbers are compared: Sigma's words. */
  public enum Comparison {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ
  }

  /** Whether a number is what the rule looks for. */
  public boolean holds(double value) {
    return switch (comparison) {
      case GT -> value > number;
      case GTE -> value >= number;
      case LT -> value < number;
      case LTE -> value <= number;
      case EQ -> value == number;
      case NEQ -> value != number;
    };
  }
}
