package dev.cairn.archive.store;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Runs calls of the Azure client, whose failures are all unchecked, as calls that may fail. */
final class AzureCalls {

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
    try {
      return call.call();
    } catch (BlobStorageException e) {
      if (isAboutTheBlob(e)) {
        throw e;
      }
      throw new IOException("Azure refused to " + what + ": " + advice(e), e);
    } catch (ClientAuthenticationException e) {
      throw new IOException(
          "No Azure login to %s: run 'az login', give the machine an identity, or set %s"
              .formatted(what, AzureSettings.VALUE),
          e);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      // timeouts and connection failures come as plain RuntimeExceptions of several libraries
      throw new IOException("Azure is out of reach to " + what + ": " + e.getMessage(), e);
    }
  }

  private static boolean isAboutTheBlob(BlobStorageException e) {
    BlobErrorCode code = e.getErrorCode();
    return BlobErrorCode.BLOB_ALREADY_EXISTS.equals(code)
        || BlobErrorCode.BLOB_NOT_FOUND.equals(code)
        || BlobErrorCode.INVALID_BLOCK_LIST.equals(code)
        || BlobErrorCode.CONDITION_NOT_MET.equals(code);
  }

  private static String advice(BlobStorageException e) {
    String said = "%d %s".formatted(e.getStatusCode(), e.getErrorCode());
    if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
      return said + ". Create the container first";
    }
    return switch (e.getStatusCode()) {
      case 401, 403 -> said
          + ". The identity needs the role Storage Blob Data Contributor (Reader to read) on the"
          + " container, and the account's firewall must let this machine in";
      case 429, 500, 503 -> said + ". Try again later";
      default -> said;
    };
  }
}
