/**
 * The Flink jobs. The only room that knows Flink: it wires the cores (formats, archive) into sources,
 * operators and sinks, and supplies partitioning, state, time and recovery. No parsing, no file form
 * and no rule about audit data lives here, and no command line.
 */
package dev.cairn.pipeline;
