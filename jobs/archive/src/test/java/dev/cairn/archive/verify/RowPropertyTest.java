package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any rows of a manifest are judged as the plain definition judges them. */
class RowPropertyTest {

  private record Row(long offset, int index) {}

  @Property(tries = 400)
  void oneChangedRowIsAlwaysFound(
      @ForAll @IntRange(min = 1, max = 40) int offsets,
      @ForAll @IntRange(max = 4) int change,
      @ForAll Random random)
      throws IOException {
    List<OffsetRange> ranges =
        List.of(new OffsetRange("t", 0, 100, 99 + offsets), new OffsetRange("t", 0, 500, 520));
    List<Row> rows = new ArrayList<>();
    for (OffsetRange range : ranges) {
      for (long offset = range.first(); offset <= range.last(); offset++) {
        int events = 1 + random.nextInt(3);
        for (int index = 0; index < events; index++) {
          rows.add(new Row(offset, index));
        }
      }
    }
    Collections.shuffle(rows, random);
    int genuine = rows.size();
    Row some = rows.get(random.nextInt(genuine));
    boolean last = !rows.contains(new Row(some.offset(), some.index() + 1));
    switch (change) {
      case 0 -> {} // nothing
      case 1 -> rows.add(some);
      case 2 -> rows.add(new Row(some.offset(), some.index() + 7));
      case 3 -> rows.add(new Row(400, 0));
      default -> rows.remove(some);
    }
    Manifest manifest =
        Manifests.of(2, List.of(TestArchive.file("events/2", "x", rows.size())), ranges, List.of());
    Faults faults = new Faults();

    new RowCheck(
            (file, out) -> rows.forEach(r -> out.row("t", 0, r.offset(), r.index())), faults)
        .check(manifest, manifest.files(), new Ledger());

    List<FaultCode> codes = faults.kept().stream().map(Fault::code).toList();
    switch (change) {
      case 0 -> assertThat(codes).isEmpty();
      case 1 -> assertThat(codes).containsExactly(FaultCode.ROW_TWICE);
      case 2 -> assertThat(codes).containsExactly(FaultCode.ROW_INDEX_GAP);
      case 3 -> assertThat(codes).containsExactly(FaultCode.ROW_NOT_IN_OFFSETS);
      default -> {
        // the last row of a record with others cannot be missed: nothing says how many there were
        if (some.index() == 0 && last) {
          assertThat(codes).containsExactly(FaultCode.OFFSET_NOT_IN_ROWS);
        } else if (last) {
          assertThat(codes).isEmpty();
        } else {
          assertThat(codes).containsExactly(FaultCode.ROW_INDEX_GAP);
        }
      }
    }
  }
}
