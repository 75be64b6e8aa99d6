package dev.cairn.archive.keys;

/** A new data key and how it travels. */
public record DataKey(byte[] key, String keyMaterialJson, KeyVersion masterKey) {}
