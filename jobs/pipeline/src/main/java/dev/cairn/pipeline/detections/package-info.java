/**
 * The detections job: raw topics and the topic of sessions to findings, by the rules that the topic
 * of rules holds. {@link dev.cairn.pipeline.detections.LocalDetectionsRun} runs it in this process.
 *
 * <p>What must not live here: rules, detectors (both are in {@code detect}), delivery of findings to
 * anybody but Kafka.
 */
package dev.cairn.pipeline.detections;
