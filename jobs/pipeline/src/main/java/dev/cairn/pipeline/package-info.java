/**
 * The Flink jobs. The only room that knows Flink: it wires the cores (formats, archive) into sources,
 * operators and sinks, and supplies partitioning, state, time and recovery. No parsing, no file form
 * and no rule about audit data lives here, and no command line.
 *
 * <h2>Why every offset is archived exactly once</h2>
 *
 * <p>Files stay open over many checkpoints, and what is in an open file is in no checkpoint. Instead a
 * checkpoint holds per partition the <em>low-water offset</em>: the first offset that is in no closed
 * file. The argument, step by step:
 *
 * <ol>
 *   <li><em>One thread.</em> Source reader and archive writer are chained into one task and share
 *       {@link dev.cairn.pipeline.TaskOffsets}; a job in which they are not does not start. A record
 *       that the reader emits is written before the reader does anything else.
 *   <li><em>One order.</em> At a checkpoint Flink calls the writer's {@code prepareCommit} before the
 *       barrier and the reader's {@code snapshotState} after it, in that thread, and no record comes
 *       between. {@code prepareCommit} closes whole topics: it hands over all of a topic's files with
 *       all of its offsets that were read, and raises their low water. So for each partition the
 *       offsets handed over until a checkpoint and the low water in it meet exactly: below it, all
 *       are in a commit of this checkpoint or an earlier one; from it on, none is.
 *   <li><em>One commit.</em> What is handed over before a checkpoint's barrier is in that checkpoint's
 *       state, as its commit, and is committed when the checkpoint is complete. Channels between
 *       writers and committer are never overtaken, also with unaligned checkpoints.
 *   <li><em>A failure.</em> The job goes back to a complete checkpoint. Its commit is made again, which
 *       changes nothing where it was made before: blobs are compared by hash, manifests by commit id.
 *       Reading begins at the low water; the files that were open are gone, never committed, and
 *       their records are read again. Splits may land in other subtasks (another parallelism): each
 *       brings its own low water, and the open files of the attempt before belong to nobody.
 *   <li><em>An older checkpoint</em> has a lower low water than the chain's end. The chain's end, read
 *       at submission, is where {@link dev.cairn.pipeline.SplitStarts} begins then; and the committer
 *       asks the chain before it makes a commit visible: one that is there wholly is thrown away, one
 *       that is there in part stops the job. The chain itself refuses an offset twice.
 *   <li><em>Offsets that Kafka does not give</em> are counted like records by {@link
 *       dev.cairn.pipeline.PartitionProgress}, explained by {@link dev.cairn.pipeline.LostOffsets} and
 *       recorded as lost in the manifest of their neighbours: none is passed over in silence.
 * </ol>
 *
 * <p>Conditions: one job writes a topic to an archive; Kafka keeps records until they are committed;
 * a topic's name is not used again for another log. Not noticed is a topic that was made anew and has
 * more records than the one before: offsets are all that tells them apart here.
 */
package dev.cairn.pipeline;
