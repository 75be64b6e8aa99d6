/**
 * The verifier: looks at an archive that may be damaged in any way and says, as two verdicts that
 * stay apart, whether it is unaltered and whether it is complete. The algorithm is written down for
 * strangers in {@code VERIFICATION.md}.
 *
 * <p>What must not live here: anything that writes, any key, and Parquet; rows come through {@link
 * dev.cairn.archive.verify.RowOffsets}.
 */
package dev.cairn.archive.verify;
