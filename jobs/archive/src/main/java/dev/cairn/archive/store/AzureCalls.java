package dev.cairn.archive.store;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Runs calls of the Azure client, whose failures are all unchecked, as calls that may fail. */
final class AzureCalls {

  private static final Set<BlobErrorCode> ABOUT_THE_BLOB =
      Set.of(
          BlobErrorCode.BLOB_ALREADY_EXISTS,
          BlobErrorCode.BLOB_NOT_FOUND,
          BlobErrorCode.INVALID_BLOCK_LIST,
          BlobErrorCode.CONDITION_NOT_MET);

  private AzureCalls() {}

  /**
   * Runs a call.
   *
   * @param what the call in words, for the message: {@code "commit events/x of azblob://a/c"}
   * @throws BlobStorageException if the service answered that a blob, or its blocks, exist or not;
   *     for the caller to decide what that means
   * @throws IOException for every other failure, saying what to do
   */
  static <T> T call(String what, Callable<T> call) throws IOException {
    return call(what, e -> isOneOf(e, ABOUT_THE_BLOB), call);
  }

  /**
   * Runs a call.
   *
   * @param forCaller which answers the caller wants to decide on
   * @throws BlobStorageException one of these
   * @throws IOException for every other failure, saying what to do
   */
  static <T> T call(String what, Predicate<BlobStorageException> forCaller, Callable<T> call)
      throws IOException {
    try {
      return call.call();
    } catch (BlobStorageException e) {
      if (forCaller.test(e)) {
        throw e;
      }
      throw refused(what, e);
    } catch (ClientAuthenticationException e) {
      throw new IOException(
          "No Azure login to %s: run 'az login', give the machine an identity, or set %s"
              .formatted(what, AzureSettings.VALUE),
          e);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      // timeouts and connection failures come as plain RuntimeExceptions of several libraries
      if (isInterrupt(e)) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("Interrupted: " + what).initCause(e);
      }
      throw new IOException("Azure is out of reach to " + what + ": " + e.getMessage(), e);
    }
  }

  /** Says what the service refused and what to do. */
  static IOException refused(String what, BlobStorageException e) {
    return new IOException("Azure refused to " + what + ": " + advice(e), e);
  }

  /** Status and code of an answer. */
  static String said(BlobStorageException e) {
    return "%d %s".formatted(e.getStatusCode(), e.getErrorCode());
  }

  static boolean isNotFound(BlobStorageException e) {
    return BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode());
  }

  static boolean isConditionNotMet(BlobStorageException e) {
    return BlobErrorCode.CONDITION_NOT_MET.equals(e.getErrorCode());
  }

  private static boolean isOneOf(BlobStorageException e, Set<BlobErrorCode> codes) {
    return e.getErrorCode() != null && codes.contains(e.getErrorCode());
  }

  private static boolean isInterrupt(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private static String advice(BlobStorageException e) {
    if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
      return said(e) + ". Create the container first";
    }
    return switch (e.getStatusCode()) {
      case 401, 403 -> said(e)
          + ". The identity needs the role Storage Blob Data Contributor (Reader to read, Owner to"
          + " set retention and legal holds) on the container, and the account's firewall must let"
          + " this machine in";
      case 429, 500, 503 -> said(e) + ". Try again later";
      default -> said(e);
    };
  }
}
