package dev.cairn.archive.verify;

import java.util.List;
import java.util.stream.Stream;

/** Every fault that a file store can show, each in archives of its own. */
public final class FaultyArchives {

  private FaultyArchives() {}

  /** All of them; also those that look suspicious and have no fault. */
  public static List<FaultyArchive> all() {
    return Stream.of(
            FaultyChains.all(),
            FaultyForms.all(),
            FaultySignatures.all(),
            FaultyFiles.all(),
            FaultyDisposals.all(),
            FaultyOffsets.all())
        .flatMap(List::stream)
        .toList();
  }
}
