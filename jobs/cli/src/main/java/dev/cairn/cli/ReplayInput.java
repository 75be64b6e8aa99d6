package dev.cairn.cli;

import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.RecordFile;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a replay reads.
 *
 * @param topics one for each source, named after it and what its files hold: the same files make
 *     the same topic
 * @param bytes how much the files hold
 */
record ReplayInput(Map<FeedTopic, TopicSource> topics, long bytes) {

  /** Reads all files once. */
  static ReplayInput of(
      Map<String, List<RecordFile>> filesBySource, ReadingRules reading, Terminal terminal)
      throws IOException {
    Map<FeedTopic, TopicSource> topics = new LinkedHashMap<>();
    long bytes = 0;
    for (Map.Entry<String, List<RecordFile>> source : filesBySource.entrySet()) {
      List<RecordFile> files = source.getValue();
      terminal.progress("reading %s", source.getKey());
      ContentId content = ContentId.of(files, reading);
      bytes += content.bytes();
      String topic = source.getKey() + ".replay-" + content.id();
      topics.put(
          new FeedTopic(topic, 1, files), new TopicSource(topic, source.getKey(), reading));
    }
    return new ReplayInput(topics, bytes);
  }
}
