package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.StagedArchiveFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What sources cost in files: the formula of {@link ArchiveWriter}, day by day with a fake clock. */
class FileCountTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int DAY = 24 * 60;
  private static final long ROLLS = 96;
  private static final long HOURS = 24;

  private final TestClock clock = new TestClock("2026-11-22T00:00:30Z");

  @Test
  void aSourceOfOneRecordADayCostsOneFile() throws Exception {
    assertThat(filesOfADay(DAY)).isEqualTo(1);
  }

  @Test
  void aSourceOfOneRecordAnHourCostsAFileForEach() throws Exception {
    assertThat(filesOfADay(60)).isEqualTo(24);
  }

  @Test
  void aSourceThatNeverStopsCostsAFileARoll() throws Exception {
    assertThat(filesOfADay(1)).isBetween(ROLLS, ROLLS + HOURS);
  }

  @Test
  void withoutARollIntervalEachCheckpointCostsAFile() throws Exception {
    assertThat(filesOfADay(1, CommitTimes.everyCheckpoint(MINUTE))).isEqualTo(DAY);
  }

  @Test
  void lateRowsGoIntoThePartitionOfTheirOwnTimeAndCostAFileForEachOfItsHours() throws Exception {
    try (TestWriter writer = writer(CommitTimes.DEFAULT, WriterLimits.DEFAULT, 1)) {
      Random random = new Random(1);
      int hours = 72;
      for (int i = 0; i < 5_000; i++) {
        writer.write(0, clock.instant().minus(MINUTE.multipliedBy(random.nextInt(hours * 60))));
      }
      clock.advance(Duration.ofMinutes(15));

      WriteResult result = writer.checkpoint();

      // the oldest hour is begun in the middle
      assertThat(result.files()).hasSizeBetween(hours, hours + 1);
      assertThat(result.files()).allSatisfy(FileCountTest::hoursOfRowsAndPathAreTheSame);
    }
  }

  @Test
  void twoHundredSourcesCostAFileEachWithFarFewerEncoders() throws Exception {
    WriterLimits limits = new WriterLimits(4, 1 << 20, 32 << 20);
    try (TestWriter writer = writer(CommitTimes.DEFAULT, limits, 200)) {
      for (int round = 0; round < 20; round++) {
        for (int topic = 0; topic < 200; topic++) {
          writer.write(topic, clock.instant());
        }
      }
      clock.advance(Duration.ofMinutes(15));

      assertThat(writer.checkpoint().files()).hasSize(200);
    }
  }

  private static void hoursOfRowsAndPathAreTheSame(StagedArchiveFile staged) {
    String path = staged.file().path();
    String hour = path.replaceAll(".*date=(.*)/hour=(..)/.*", "$1T$2:00:00Z");
    Instant begin = Instant.parse(hour);
    assertThat(micros(staged.file().minTimeMicros())).isAfterOrEqualTo(begin);
    assertThat(micros(staged.file().maxTimeMicros())).isBefore(begin.plus(Duration.ofHours(1)));
  }

  private static Instant micros(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
  }

  private long filesOfADay(int minutesBetweenRecords) throws Exception {
    return filesOfADay(minutesBetweenRecords, CommitTimes.DEFAULT);
  }

  private long filesOfADay(int minutesBetweenRecords, CommitTimes times) throws Exception {
    long files = 0;
    try (TestWriter writer = writer(times, WriterLimits.DEFAULT, 1)) {
      for (int minute = 0; minute < DAY; minute++) {
        if (minute % minutesBetweenRecords == 0) {
          writer.write(0, clock.instant());
        }
        clock.advance(MINUTE);
        files += writer.checkpoint().files().size();
      }
      files += writer.end().files().size();
    }
    return files;
  }

  private TestWriter writer(CommitTimes times, WriterLimits limits, int topics) {
    return new TestWriter(new InMemoryBlobStore(), clock, times, limits, topics);
  }
}
