package dev.cairn.archive.verify;

/**
 * A key that may sign manifests of the archive.
 *
 * @param key id of the key's version
 * @param thumbprint its JWK thumbprint (RFC 7638, SHA-256): to be compared with one that is kept
 *     where those who may write the archive may not write
 * @param pinned whether the caller gave this thumbprint; if not, the key was announced by a manifest
 *     that a trusted key signed or, without any given thumbprint, is the first manifest's
 * @param manifests how many manifests it signed rightly
 */
public record VerifiedKey(String key, String thumbprint, boolean pinned, long manifests) {}
