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
    try (JobsBeside jobs = JobsBeside.prepare(run, bootstrap, fed, terminal)) {
      archive(jobs, terminal);
    }
  }

  // one that found something else before has checkpoints of its own: it reads other topics
  private Path checkpoints() {
    return found == Found.NOTHING ? run.checkpoints() : run.checkpoints().resolve(found.id());
  }

  private void archive(JobsBeside jobs, Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    boolean archived = isArchived(jobs);
    if (archived || !LocalArchiveRun.hasCheckpoint(checkpoints())) {
      // no commit is left to finish, so what no manifest names never will be
      access.abandonUnclaimed();
    }
    if (!archived) {
      runJobs(jobs, terminal);
    }
    access.sweepStaged();
  }

  private void runJobs(JobsBeside jobs, Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    terminal.progress("starting Flink …");
    jobs.start();
    try (LocalArchiveRun job =
        LocalArchiveRun.start(config(), checkpoints(), access.nextOffsets(), OnFailure.STOP)) {
      while (!isArchived(jobs)) {
        Map<TopicPartition, Long> ends = jobs.ends();
        String atWork = jobs.atWork();
        terminal.progress(
            "archive  %,d of %,d records%s",
            archived(access.nextOffsets(), ends),
            total(ends),
            atWork == null ? "" : ", and more from the " + atWork);
        job.checkRunning();
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  private boolean isArchived(JobsBeside jobs) throws IOException, InterruptedException {
    if (jobs.atWork() != null) {
      return false;
    }
    Map<TopicPartition, Long> ends = jobs.ends();
    return archived(access.nextOffsets(), ends) == total(ends);
  }

  private ArchiveJobConfig config() {
    List<TopicSource> topics = new ArrayList<>(run.topics().values());
    topics.addAll(found.sources());
    run.sessions().ifPresent(plan -> topics.addAll(plan.settings().output().sources()));
    run.detections().ifPresent(plan -> topics.addAll(plan.output()));
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
