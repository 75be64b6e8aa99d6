package dev.cairn.detect.rule;

/**
 * Where something stands.
 *
 * @param file path below the rules' directory, with slashes
 * @param line from 1
 */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
