package dev.cairn.detect.rule;

/**
 * What is wrong with a file of rules.
 *
 * @param place where
 * @param message what, and what is allowed
 */
public record RuleFault(Place place, String message) {
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
