package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingOperatorTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ANNA = "- {user: app, principal: Anna, kind: person}\n";
  private static final String OTTO = "- {user: app, principal: Otto, kind: person}\n";
  private static final String CANARY = "MRN-4711";

  @TempDir Path directory;
  private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();
  private OneInputStreamOperatorTestHarness<Session, Session> harness;
  private long now = NOON.toEpochMilli();

  @BeforeEach
  void firstVersion() throws IOException {
    write("1/users.yaml", ANNA);
    write("1/reference.yaml", "version: v1");
  }

  @AfterEach
  void close() throws Exception {
    if (harness != null) {
      harness.close();
    }
  }

  @Test
  void versionInForceAtTheBeginOfASessionNamesIt() throws Exception {
    secondVersion();
    start(directory.toString(), null);

    Session before = named(NOON.minusNanos(1_000));
    Session from = named(NOON);

    assertThat(before.getPrincipal()).isEqualTo("Anna");
    assertThat(before.getReferenceVersion()).startsWith("v1/");
    assertThat(from.getPrincipal()).isEqualTo("Otto");
    assertThat(from.getReferenceVersion()).startsWith("v2/");
  }

  @Test
  void sameSessionIsTheSameBytesWhenLaterVersionsAreKnown() throws Exception {
    start(directory.toString(), null);
    ByteBuffer then = named(NOON.minusSeconds(1)).toByteBuffer();
    secondVersion();
    look();

    assertThat(named(NOON.minusSeconds(1)).toByteBuffer()).isEqualTo(then);
    harness.close();
    start(directory.toString(), null);
    assertThat(named(NOON.minusSeconds(1)).toByteBuffer()).isEqualTo(then);
  }

  @Test
  void newVersionIsTakenWhileTheJobRuns() throws Exception {
    start(directory.toString(), null);
    assertThat(named(NOON).getPrincipal()).isEqualTo("Anna");
    secondVersion();

    look();

    assertThat(named(NOON).getPrincipal()).isEqualTo("Otto");
    assertThat(refused()).isZero();
  }

  @Test
  void wrongVersionIsRefusedOnceAndTheLastGoodOneStaysUntilItIsMended() throws Exception {
    start(directory.toString(), null);
    write("2/users.yaml", "- " + CANARY);
    write("2/reference.yaml", "version: v2\nvalid_from: " + NOON);

    look();
    look();

    assertThat(named(NOON).getPrincipal()).isEqualTo("Anna");
    assertThat(refused()).isEqualTo(1);

    write("2/users.yaml", OTTO);
    look();

    assertThat(named(NOON).getPrincipal()).isEqualTo("Otto");
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void directoryThatWentAwayIsToldOnceAndNothingIsForgotten() throws Exception {
    start(directory.toString(), null);
    Files.move(directory.resolve("1"), directory.resolveSibling(directory.getFileName() + "-1"));
    Files.delete(directory);

    look();
    look();

    assertThat(named(NOON).getPrincipal()).isEqualTo("Anna");
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void checkpointKeepsVersionsThatTheDirectoryHasLost() throws Exception {
    start(directory.toString(), null);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    harness.close();
    write("1/users.yaml", OTTO);
    write("1/reference.yaml", "version: v2\nvalid_from: " + NOON);

    start(directory.toString(), checkpoint);

    assertThat(named(NOON.minusSeconds(1)).getPrincipal()).isEqualTo("Anna");
    assertThat(named(NOON).getPrincipal()).isEqualTo("Otto");
  }

  @Test
  void jobGoesOnFromItsCheckpointWhileTheDirectoryIsWrong() throws Exception {
    start(directory.toString(), null);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    harness.close();
    write("1/users.yaml", "- " + CANARY);

    start(directory.toString(), checkpoint);

    assertThat(named(NOON).getPrincipal()).isEqualTo("Anna");
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void jobDoesNotStartWithWrongTablesAndSaysWhereButNotWhat() throws Exception {
    write("1/users.yaml", "- " + CANARY);

    assertThatThrownBy(() -> start(directory.toString(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference-tables is '" + directory)
        .hasMessageContaining("1/users.yaml, line 1, row 1")
        .hasMessageContaining("Allowed:")
        .message()
        .doesNotContain(CANARY);
  }

  @Test
  void withoutADirectorySessionsPassAsTheyAre() throws Exception {
    start(null, null);

    assertThat(named(NOON)).isEqualTo(session(NOON));
  }

  private void secondVersion() throws IOException {
    write("2/users.yaml", OTTO);
    write("2/reference.yaml", "version: v2\nvalid_from: " + NOON);
  }

  private void start(String tables, OperatorSubtaskState checkpoint) throws Exception {
    InterceptingTaskMetricGroup task =
        new InterceptingTaskMetricGroup() {
          @Override
          public InternalOperatorMetricGroup getOrAddOperator(
              OperatorID id, String name, Map<String, String> variables) {
            return metrics;
          }
        };
    AvroTypeInfo<Session> type = new AvroTypeInfo<>(Session.class);
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new NamingOperator(tables), new MockEnvironmentBuilder().setMetricGroup(task).build());
    harness.setup(type.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.setProcessingTime(now);
    if (checkpoint == null) {
      harness.initializeEmptyState();
    } else {
      harness.initializeState(checkpoint);
    }
    harness.open();
  }

  /** Lets the time pass after which the operator looks at the directory. */
  private void look() throws Exception {
    now += NamingOperator.BETWEEN_LOOKS.toMillis();
    harness.setProcessingTime(now);
  }

  private Session named(Instant start) throws Exception {
    harness.getOutput().clear();
    harness.processElement(session(start), start.toEpochMilli());
    return harness.extractOutputValues().get(0);
  }

  private static Session session(Instant start) {
    Session session = SampleRows.session(1);
    session.setUserName("app");
    session.setPrincipal(null);
    session.setStartTime(start);
    session.setEndTime(start.plusSeconds(60));
    return session;
  }

  private long refused() {
    return ((Counter) metrics.get("referenceTablesRefused")).getCount();
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
