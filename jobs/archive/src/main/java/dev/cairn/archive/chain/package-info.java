/**
 * The manifest chain: what each commit added to the archive, each manifest bound to the one before
 * by its hash, and the anchor that holds the chain's head outside the archive.
 *
 * <p>Here live the forms on disk ({@code cairn-manifest/1}, {@code cairn-anchor/1}; written down for
 * strangers in {@code VERIFICATION.md}) and the one place that appends. What must not live here:
 * Parquet, keys, the judging of an archive that may be damaged (that is {@code verify}), and any
 * knowledge of who calls.
 */
package dev.cairn.archive.chain;
