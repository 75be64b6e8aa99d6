package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path directory;

  @Test
  void tokenIsReadEachTimeAndTakenForAMinute() throws Exception {
    TokenFile login = new TokenFile(file("first\n"), () -> NOON);

    AccessToken first = login.getTokenSync(new TokenRequestContext());
    file("second");
    AccessToken second = login.getToken(new TokenRequestContext()).block();

    assertThat(first.getToken()).isEqualTo("first");
    assertThat(first.getExpiresAt().toInstant()).isEqualTo(NOON.plusSeconds(60));
    assertThat(second.getToken()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "canary one", "canary\nHost: x", "c\u00e4nary"})
  void whatIsNoTokenIsRefusedWithoutQuotingIt(String content) throws Exception {
    TokenFile login = new TokenFile(file(content), () -> NOON);

    assertThatThrownBy(() -> login.getTokenSync(new TokenRequestContext()))
        .isInstanceOf(ClientAuthenticationException.class)
        .hasMessageContaining("holds no bearer token: check CAIRN_KEYVAULT_TOKEN_FILE")
        .hasMessageNotContaining("nary");
  }

  @Test
  void missingFileIsNamed() {
    TokenFile login = new TokenFile(directory.resolve("none"), () -> NOON);

    assertThatThrownBy(() -> login.getTokenSync(new TokenRequestContext()))
        .isInstanceOf(ClientAuthenticationException.class)
        .hasMessageContaining(directory.resolve("none") + " cannot be read");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("token"), content);
  }
}
