package dev.cairn.cli;

import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.LocalSessionsRun;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * The sessions job of a replay, run to its end before the archive job begins. What it found goes to
 * two topics that hold each session once, as it is when all logs have spoken, and each answer, in
 * the order of their ids. The topics are named after what is in them: found again, the same records
 * stand at the same offsets of the same topics, and the archive has them already.
 */
final class SessionsAhead {

  /**
   * What such a job needs.
   *
   * @param settings what it is told; its topics' names are the beginnings of those that are made
   * @param topics what it reads
   * @param directory for its checkpoints: of no use once it has ended, or was killed
   */
  record Plan(SessionsSettings settings, List<TopicSource> topics, Path directory) {}

  /**
   * What it found.
   *
   * @param id twelve hexadecimal digits that stand for all of it
   * @param sources the topics it is in
   * @param ends where they end, in records
   */
  record Found(String id, List<TopicSource> sources, Map<TopicPartition, Long> ends) {

    static final Found NOTHING = new Found("none", List.of(), Map.of());
  }

  /** What the job itself writes to, versions and all. */
  private static final DerivedTopics DRAFT =
      new DerivedTopics("draft.sessions", "draft.attributions");

  private static final Set<String> LAST = Set.of("sealed", "amended");

  private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(250);

  static {
    SchemaClasses.trust();
  }

  private final Plan plan;
  private final Properties kafka = new Properties();

  private SessionsAhead(Plan plan, String bootstrap) {
    this.plan = plan;
    kafka.put("bootstrap.servers", bootstrap);
  }

  /** Runs the job over topics that hold all they ever will, on a broker where it has not run. */
  static Found run(Plan plan, String bootstrap, Terminal terminal)
      throws IOException, InterruptedException {
    SessionsAhead ahead = new SessionsAhead(plan, bootstrap);
    ahead.findAll(terminal);
    terminal.progress("sorting what was found …");
    return ahead.inOrder();
  }

  private void findAll(Terminal terminal) throws IOException, InterruptedException {
    terminal.progress("sessions …");
    int parallelism = plan.settings().parallelism();
    DRAFT.make(kafka, parallelism, topic -> {});
    long begin = System.nanoTime();
    try (LocalRun job =
        LocalSessionsRun.start(
            plan.settings()
                .withOutput(DRAFT)
                .job(kafka.getProperty("bootstrap.servers"), Map.of(), plan.topics()),
            plan.directory(),
            CHECKPOINTS,
            Until.END)) {
      while (!job.isDone()) {
        Thread.sleep(POLL.toMillis());
        Duration since = Duration.ofNanos(System.nanoTime() - begin);
        terminal.progress("sessions  put together for %,d s", since.toSeconds());
      }
    }
  }

  private Found inOrder() throws IOException, InterruptedException {
    SortedTopic sessions = new SortedTopic(kafka, DRAFT.sessions(), SessionsAhead::isLast);
    SortedTopic answers = new SortedTopic(kafka, DRAFT.attributions(), any -> true);
    String id = ContentId.of(List.of(sessions.content(), answers.content()));
    DerivedTopics names = plan.settings().output();
    DerivedTopics named =
        new DerivedTopics(
            names.sessions() + ".replay-" + id, names.attributions() + ".replay-" + id);
    named.make(kafka, 1, topic -> {});
    sessions.copyTo(named.sessions());
    answers.copyTo(named.attributions());
    return new Found(id, named.sources(), named.ends(kafka));
  }

  // versions before the seal depend on which log was read faster
  private static boolean isLast(byte[] session) {
    try {
      return LAST.contains(Session.fromByteBuffer(ByteBuffer.wrap(session)).getState());
    } catch (IOException e) {
      throw new IllegalStateException("the sessions job wrote no session", e);
    }
  }
}
