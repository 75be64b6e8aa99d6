package dev.cairn.cli;

/** The forms of {@code --output}; {@code json} and {@code csv} are stable. */
enum Output {
  table,
  json,
  csv
}
