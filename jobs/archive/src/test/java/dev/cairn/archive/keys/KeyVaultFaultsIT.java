package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.cairn.testkit.azure.KeyVaultStandIn;
import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** A bad network between us and the vault, which passes: nobody above notices. */
class KeyVaultFaultsIT {

  private static KeyVaultStandIn stand;
  private static FaultProxy proxy;
  private static VaultOfTest ours;

  @BeforeAll
  static void start() throws IOException {
    stand = KeyVaultStandIn.start();
    ours = VaultOfTest.with(stand);
    proxy =
        FaultProxy.before(stand.vaultUri())
            .certificate(stand.sslContext())
            .trust(stand.sslContext())
            .start();
    stand.advertise(proxy.uri());
  }

  @AfterAll
  static void stop() {
    proxy.close();
    stand.close();
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.unavailable(),
        Fault.throttled(Duration.ofSeconds(1)),
        Fault.resetBefore(),
        Fault.answerLost(),
        Fault.halfAnswer());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultOnEachKindOfCallIsOvercome(Fault fault) throws IOException {
    Set<String> met = new HashSet<>();
    proxy.plan(
        FaultPlan.always(fault)
            .only(request -> met.add(request.method() + request.path().replaceAll("[^a-z]", ""))));
    URI uri = URI.create("keyvault://" + proxy.uri().getAuthority());
    KeyVault vault =
        new KeyVault(
            uri,
            new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(stand.sslContext()))
                .build(),
            request -> Mono.just(new AccessToken(stand.token(), OffsetDateTime.now().plusHours(1))),
            KeyVault.RETRIES);

    try (KeyService keys = new KeyVaultKeys(vault, ours.names())) {
      KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
      byte[] secret = new byte[32];
      assertThat(keys.unwrap(phi, keys.wrap(phi, secret))).isEqualTo(secret);
    }
    assertThat(met).hasSizeGreaterThanOrEqualTo(3);
  }
}
