package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.cairn.testkit.faults.Fault;
import dev.cairn.testkit.faults.FaultPlan;
import dev.cairn.testkit.faults.FaultProxy;
import dev.cairn.testkit.faults.WatchedRequest;
import dev.cairn.testkit.faults.Watcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SDK retries through every fault and ends with what it wanted. */
class FaultsBeforeAzureIT {

  private static final int BLOCK = 4 * 1024 * 1024;

  @RegisterExtension static final GateFixture fixture = new GateFixture();

  private static BlobContainerClient newContainer(FaultProxy proxy) {
    String name = fixture.newContainer("faults").getBlobContainerName();
    return GateFixture.service(proxy.uri()).getBlobContainerClient(name);
  }

  private static byte[] content(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void write(BlockBlobClient blob, byte[] content) {
    String id = Base64.getEncoder().encodeToString(new byte[] {1});
    blob.stageBlock(id, new ByteArrayInputStream(content), content.length);
    blob.commitBlockList(List.of(id), true);
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.unavailable(),
        Fault.throttled(Duration.ZERO),
        Fault.resetBefore(),
        Fault.answerLost(),
        Fault.delay(Duration.ofMillis(50)),
        Fault.hang(Duration.ofMillis(50)),
        Fault.halfAnswer());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultOnceForEachKindOfRequestIsOvercome(Fault fault) throws IOException {
    byte[] content = content(1, BLOCK);
    List<Fault> met = new CopyOnWriteArrayList<>();
    FaultPlan plan =
        FaultPlan.first(1, r -> r.query().contains("comp=block&"), fault)
            .or(FaultPlan.first(1, r -> r.query().contains("comp=blocklist"), fault))
            .or(FaultPlan.first(1, r -> r.method().equals("GET"), fault));
    try (FaultProxy proxy =
        FaultProxy.before(fixture.gate().blobEndpoint())
            .plan(plan)
            .watcher(
                new Watcher() {
                  @Override
                  public void onFault(WatchedRequest request, Fault one) {
                    met.add(one);
                  }
                })
            .start()) {
      BlockBlobClient blob = newContainer(proxy).getBlobClient("a").getBlockBlobClient();

      write(blob, content);

      assertThat(blob.downloadContent().toBytes()).isEqualTo(content);
      assertThat(met).containsExactly(fault, fault, fault);
    }
  }

  @Test
  void randomFaultsAreOvercome() throws IOException {
    FaultPlan plan =
        FaultPlan.random(
            42,
            Map.of(
                Fault.unavailable(), 0.05,
                Fault.resetBefore(), 0.05,
                Fault.answerLost(), 0.05,
                Fault.halfAnswer(), 0.05));
    try (FaultProxy proxy =
        FaultProxy.before(fixture.gate().blobEndpoint()).plan(plan).start()) {
      BlobContainerClient container = newContainer(proxy);
      for (int i = 0; i < 20; i++) {
        BlockBlobClient blob = container.getBlobClient("b" + i).getBlockBlobClient();
        write(blob, content(i, 1000));
        assertThat(blob.downloadContent().toBytes()).isEqualTo(content(i, 1000));
      }
      assertThat(proxy.requests()).isGreaterThan(60);
    }
  }

  @Test
  void theKeyVaultStandInIsReachedThroughItOverTls() throws IOException {
    try (KeyVaultStandIn vault = KeyVaultStandIn.start();
        FaultProxy proxy =
            FaultProxy.before(vault.vaultUri())
                .certificate(vault.sslContext())
                .trust(vault.sslContext())
                .start()) {
      vault.advertise(proxy.uri());
      var clients = new VaultClients(vault, proxy.uri());
      clients.keys().createRsaKey(new CreateRsaKeyOptions("k").setKeySize(2048));
      String keyId = clients.keys().getKey("k").getId();
      assertThat(keyId).startsWith(proxy.uri().toString());
      var crypto = clients.crypto(keyId);
      proxy.plan(
          FaultPlan.first(1, r -> r.path().endsWith("wrapkey"), Fault.unavailable())
              .or(FaultPlan.first(1, r -> r.path().endsWith("wrapkey"), Fault.resetBefore()))
              .or(FaultPlan.first(1, r -> r.path().endsWith("unwrapkey"), Fault.answerLost())));

      byte[] secret = {1, 2, 3};
      byte[] wrapped = crypto.wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, secret).getEncryptedKey();

      assertThat(crypto.unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, wrapped).getKey())
          .isEqualTo(secret);
      assertThat(vault.count(VaultOperation.UNWRAP_KEY)).isEqualTo(2);
    }
  }
}
