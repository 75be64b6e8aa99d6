package dev.cairn.cli;

import dev.cairn.cli.SessionsAhead.Found;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.pipeline.LocalArchiveRun;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The jobs of a run, until all that was fed is in the archive, and all that was found in it.
 *
 * @param run what for
 * @param access to the archive
 * @param bootstrap Kafka
 * @param fed where the topics end that hold all they will
 * @param found what a sessions job found before
 */
record RunOfJobs(
    PipelineRun run,
    ArchiveAccess access,
    String bootstrap,
    Map<TopicPartition, Long> fed,
    Found found) {

  private static final Duration POLL = Duration.ofMillis(250);

  void run(Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    if (run.sessions().isEmpty()) {
      archive(null, terminal);
      return;
    }
    try (SessionsBeside sessions =
        SessionsBeside.prepare(run.sessions().get(), bootstrap, fed)) {
      archive(sessions, terminal);
    }
  }

  // one that found something else before has checkpoints of its own: it reads other topics
  private Path checkpoints() {
    return found == Found.NOTHING ? run.checkpoints() : run.checkpoints().resolve(found.id());
  }

  private void archive(SessionsBeside sessions, Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    boolean archived = isArchived(sessions);
    if (archived || !LocalArchiveRun.hasCheckpoint(checkpoints())) {
      // no commit is left to finish, so what no manifest names never will be
      access.abandonUnclaimed();
    }
    if (!archived) {
      runJobs(sessions, terminal);
    }
    access.sweepStaged();
  }

  private void runJobs(SessionsBeside sessions, Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    terminal.progress("starting Flink …");
    if (sessions != null) {
      sessions.start();
    }
    try (LocalArchiveRun job =
        LocalArchiveRun.start(config(), checkpoints(), access.nextOffsets(), OnFailure.STOP)) {
      while (!isArchived(sessions)) {
        Map<TopicPartition, Long> ends = ends(sessions);
        terminal.progress(
            "archive  %,d of %,d records%s",
            archived(access.nextOffsets(), ends),
            total(ends),
            isAtWork(sessions) ? ", and more from the sessions job" : "");
        job.checkRunning();
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  private boolean isArchived(SessionsBeside sessions) throws IOException, InterruptedException {
    if (isAtWork(sessions)) {
      return false;
    }
    Map<TopicPartition, Long> ends = ends(sessions);
    return archived(access.nextOffsets(), ends) == total(ends);
  }

  /** Where all topics end, as far as that is known. */
  private Map<TopicPartition, Long> ends(SessionsBeside sessions)
      throws IOException, InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>(fed);
    if (sessions != null && sessions.isDone()) {
      ends.putAll(sessions.ends());
    }
    return ends;
  }

  private static boolean isAtWork(SessionsBeside sessions)
      throws IOException, InterruptedException {
    return sessions != null && !sessions.isDone();
  }

  private ArchiveJobConfig config() {
    List<TopicSource> topics = new ArrayList<>(run.topics().values());
    topics.addAll(found.sources());
    run.sessions().ifPresent(plan -> topics.addAll(plan.settings().output().sources()));
    return JobConfigs.of(
        new JobConfigs.Road(
            bootstrap, topics, run.archive(), run.keys(), run.anchor(), run.rules()),
        JobConfigs.Manner.prompt(),
        Map.of());
  }

  /** How many of the records before these ends are in the archive. */
  static long archived(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.min(end.getValue(), next.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static long total(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
