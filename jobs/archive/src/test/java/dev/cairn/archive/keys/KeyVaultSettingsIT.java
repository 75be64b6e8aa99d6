package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.testkit.azure.KeyVaultStandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process uses a vault by settings alone: token file, key prefix and trust store. */
class KeyVaultSettingsIT {

  private static final String PASSWORD = "no secret";

  private static KeyVaultStandIn vault;

  @TempDir Path directory;

  @BeforeAll
  static void startVault() throws IOException {
    vault = KeyVaultStandIn.start();
    VaultOfTest.with(vault);
  }

  @AfterAll
  static void stopVault() {
    vault.close();
  }

  @Test
  void tokenFileAndTrustStoreAreEnough() throws Exception {
    Path trust = directory.resolve("trust.p12");
    vault.writeTrustStore(trust, PASSWORD);

    Output output =
        runClient(
            vault.token(),
            "-Djavax.net.ssl.trustStore=" + trust,
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);

    assertThat(output.text()).contains("signed and unwrapped under cairn-queries-phi/");
    assertThat(output.code()).isZero();
  }

  @Test
  void certificateThatTheJvmDoesNotTrustIsRefused() throws Exception {
    Output output = runClient(vault.token());

    assertThat(output.code()).isNotZero();
    assertThat(output.text()).contains("is out of reach").doesNotContain(vault.token());
  }

  private record Output(int code, String text) {}

  private Output runClient(String token, String... options) throws Exception {
    Path tokenFile = Files.writeString(directory.resolve("token"), token);
    Path log = directory.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Client.class.getName(),
            "keyvault://" + vault.vaultUri().getAuthority()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("CAIRN_KEYVAULT_TOKEN_FILE", tokenFile.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
      return new Output(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /** What runs in the other process. */
  static final class Client {

    private Client() {}

    public static void main(String[] arguments) throws IOException {
      URI uri = URI.create(arguments[0]);
      try (KeyService keys = KeyServices.open(uri);
          SigningService signer = KeyServices.openSigner(uri)) {
        KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
        keys.unwrap(phi, keys.wrap(phi, new byte[32]));
        signer.sign(signer.current().version(), new byte[32]);
        System.out.println("signed and unwrapped under " + phi.id());
      }
    }
  }
}
