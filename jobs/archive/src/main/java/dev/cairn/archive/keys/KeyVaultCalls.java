package dev.cairn.archive.keys;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import dev.cairn.archive.keys.KeyRefusedException.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;

/**
 * Runs calls of the Key Vault client, whose failures are all unchecked, and tells what is a refusal
 * from what may pass.
 */
final class KeyVaultCalls {

  private KeyVaultCalls() {}

  /**
   * Runs a call.
   *
   * @throws KeyRefusedException if the vault said no: the key is not there or disabled (404, 403),
   *     access is denied (403), or what is to be unwrapped was not made under it (400)
   * @throws IOException if nobody could log in, or the vault is out of reach, throttles or fails
   */
  static <T> T call(URI vault, String key, Callable<T> call) throws IOException {
    try {
      return call.call();
    } catch (ClientAuthenticationException e) {
      // not a refusal: a reader that cannot log in must not take this for a key it may not use
      throw new IOException(
          "No Azure login to %s: run 'az login', give the machine an identity, or put a fresh token"
                  .formatted(vault)
              + " into the file that CAIRN_KEYVAULT_TOKEN_FILE names",
          e);
    } catch (HttpResponseException e) {
      throw translate(vault, key, e);
    } catch (UnsupportedOperationException e) {
      throw new KeyRefusedException(
          key,
          Reason.UNFIT,
          "its kind or its permitted operations in " + vault + " forbid this",
          e);
    } catch (Exception e) {
      // timeouts and connection failures come as plain RuntimeExceptions of several libraries
      throw new IOException("Key vault " + vault + " is out of reach: " + e.getMessage(), e);
    }
  }

  private static IOException translate(URI vault, String key, HttpResponseException e) {
    if (e.getResponse() == null) {
      return new IOException("Key vault " + vault + " is out of reach: " + e.getMessage(), e);
    }
    int status = e.getResponse().getStatusCode();
    return switch (status) {
      case 400 -> new KeyRefusedException(
          key,
          Reason.UNFIT,
          vault
              + " says 400: it is of another kind (wrapping takes RSA, signing EC P-256), or what"
              + " is to be unwrapped was not made under it",
          e);
      case 403 -> isDisabled(e)
          ? new KeyRefusedException(
              key, Reason.DISABLED, vault + " says 403: it is disabled; enable it", e)
          : new KeyRefusedException(
              key,
              Reason.DENIED,
              vault
                  + " says 403: it is not permitted this operation, or this identity lacks get,"
                  + " wrapKey, unwrapKey or sign (role Key Vault Crypto User), or the vault's"
                  + " firewall keeps this machine out",
              e);
      case 404 -> new KeyRefusedException(
          key,
          Reason.GONE,
          vault
              + " says 404: it was deleted, or never made; recover it if you can, or make one (RSA"
              + " to wrap, EC P-256 to sign)",
          e);
      case 429 -> new IOException(
          "Key vault " + vault + " throttles (429): try again in some seconds", e);
      default -> new IOException("Key vault " + vault + " failed with " + status, e);
    };
  }

  /** The vault tells by an inner code, which the client's message quotes. */
  private static boolean isDisabled(HttpResponseException e) {
    return String.valueOf(e.getMessage()).contains("KeyDisabled");
  }
}
