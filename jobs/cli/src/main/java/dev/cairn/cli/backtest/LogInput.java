package dev.cairn.cli.backtest;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.formats.record.FormatsConfig;
import java.util.List;

/**
 * Files of one source.
 *
 * @param source what they hold
 * @param topic the topic that their records count as of: it decides the ids of their events
 * @param files in the order in which their records are counted
 * @param config how they are read
 */
public record LogInput(
    String source, String topic, List<RecordFile> files, FormatsConfig config) {}
