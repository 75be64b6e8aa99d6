package dev.cairn.detect.sigma;

import java.util.List;

/** What a correlation refers to. */
sealed interface Part permits BaseRule, CountingPart {

  Metadata metadata();

  /** What it is made from. */
  List<Yaml> documents();

  /** By which correlations call it. */
  default String name() {
    return metadata().name() == null ? metadata().id() : metadata().name();
  }
}
