package dev.cairn.benchmarks.attribution;

import java.util.Arrays;
import java.util.List;

/** What is varied on the grid, one at a time. */
enum Axis {
  /** Clients that share a connection to the database. */
  CLIENTS("clients per connection", "", 8, 1, 2, 4, 8, 16, 32, 64, 128),
  /** Statements whose text others send as well. */
  IDENTICAL("identical statements", " %", 50, 0, 25, 50, 75, 90, 95),
  /** How far the database's clock is ahead. */
  SKEW("clock skew", " ms", 0, 0, 10, 30, 100, 300, 1_000),
  /** How much faster the database's clock runs. */
  DRIFT("clock drift", " ppm", 0, 0, 20, 50, 100, 200, 500),
  /** Lines lost on either side. */
  LOSS("lines lost", " %", 0, 0, 0.5, 1, 2, 3, 5);

  private final String title;
  private final String unit;
  private final double usual;
  private final List<Double> points;

  Axis(String title, String unit, double usual, double... values) {
    this.title = title;
    this.unit = unit;
    this.usual = usual;
    this.points = Arrays.stream(values).boxed().toList();
  }

  String title() {
    return title;
  }

  /** What stands behind a value. */
  String unit() {
    return unit;
  }

  /** The value while others are varied. */
  double usual() {
    return usual;
  }

  List<Double> points() {
    return points;
  }
}
