package dev.cairn.archive.verify;

/** Told how far a verification is, in the verifying thread; often, so it should return at once. */
public interface VerificationProgress {

  /**
   * How far it is.
   *
   * @param filesDone archive files read
   * @param filesTotal archive files to read
   * @param bytesDone bytes read
   * @param bytesTotal bytes to read, as the manifests say; damaged files may be longer or shorter
   */
  void update(long filesDone, long filesTotal, long bytesDone, long bytesTotal);
}
