package dev.cairn.archive.keys;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/**
 * Logs in by a bearer token that somebody else keeps fresh in a file: a sidecar, or a test.
 *
 * <p>What the token says of its own end is not looked at: it is taken for valid for a minute, so
 * that the client reads the file again at least that often while it works.
 */
final class TokenFile implements TokenCredential {

  static final Duration LIFETIME = Duration.ofMinutes(1);

  private final Path file;
  private final InstantSource clock;

  TokenFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request));
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    try {
      String token = Files.readString(file).strip();
      if (!token.matches("[\\x21-\\x7e]+")) { // it becomes part of a header
        throw failure("holds no bearer token", null);
      }
      return new AccessToken(token, clock.instant().plus(LIFETIME).atOffset(ZoneOffset.UTC));
    } catch (IOException e) {
      throw failure("cannot be read", e);
    }
  }

  private ClientAuthenticationException failure(String what, IOException cause) {
    return new ClientAuthenticationException(
        "The token file " + file + " " + what + ": check CAIRN_KEYVAULT_TOKEN_FILE", null, cause);
  }
}
