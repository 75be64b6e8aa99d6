package dev.cairn.testkit.azure;

/** A blob's container and its name there, percent-decoded. */
record BlobName(String container, String blob) {}
