package dev.cairn.cli;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyCurveName;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.cairn.archive.retention.RetentionPolicies;
import dev.cairn.testkit.ServerStartException;
import dev.cairn.testkit.azure.Azurite;
import dev.cairn.testkit.azure.KeyVaultStandIn;
import dev.cairn.testkit.azure.WormGate;
import dev.cairn.testkit.faults.FaultProxy;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * All that an archive job needs, on this machine: Kafka, a blob store that is WORM, a key vault.
 * Between the job and the latter two stand proxies that can make requests fail. The job runs in a
 * process of its own.
 */
final class FireGround implements AutoCloseable {

  static final String ARCHIVE = "azblob://devstoreaccount1/archive";
  private static final String STORE_PASSWORD = "changeit";

  private final Path directory;
  private final List<AutoCloseable> servers = new ArrayList<>();
  private final WormGate gate;
  private final KeyVaultStandIn vault;
  private final FaultProxy store;
  private final FaultProxy keys;
  private KafkaBroker kafka;

  FireGround(Path directory) throws Exception {
    this.directory = directory;
    Azurite azurite = opened(Azurite.start());
    gate = opened(WormGate.builder().azurite(azurite).state(directory.resolve("gate")).start());
    store = opened(FaultProxy.before(gate.blobEndpoint()).start());
    vault = opened(KeyVaultStandIn.start());
    keys =
        opened(
            FaultProxy.before(vault.vaultUri())
                .certificate(vault.sslContext())
                .trust(vault.sslContext())
                .start());
    vault.advertise(keys.uri());
    new BlobServiceClientBuilder()
        .connectionString(gate.connectionString())
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .httpClient(new JdkHttpClientBuilder().build())
        .buildClient()
        .createBlobContainer("archive");
    makeKeys();
    vault.writeTrustStore(trustStore(), STORE_PASSWORD);
    Files.writeString(directory.resolve("token"), vault.token());
    kafka = KafkaBroker.builder().dataDir(directory.resolve("kafka")).start();
  }

  private <T extends AutoCloseable> T opened(T server) {
    servers.add(0, server);
    return server;
  }

  private void makeKeys() {
    KeyClient owner =
        new KeyClientBuilder()
            .vaultUrl(vault.vaultUri().toString())
            .credential(
                request ->
                    Mono.just(new AccessToken(vault.token(), OffsetDateTime.now().plusHours(1))))
            .httpClient(
                new JdkHttpClientBuilder(
                        HttpClient.newBuilder().sslContext(vault.sslContext()))
                    .build())
            .disableChallengeResourceVerification()
            .buildClient();
    for (String retentionClass : RetentionPolicies.bundled().rules().retentionClasses()) {
      for (String part : List.of("metadata", "phi")) {
        owner.createRsaKey(
            new CreateRsaKeyOptions("cairn-" + retentionClass + "-" + part).setKeySize(2048));
      }
    }
    owner.createEcKey(new CreateEcKeyOptions("cairn-signing").setCurveName(KeyCurveName.P_256));
  }

  /** Starts a command of {@code cairn} that goes through the proxies. */
  ForkedCairn start(Path output, String... arguments) throws IOException {
    return ForkedCairn.start(
        output,
        List.of(
            // most of these processes are killed before C2 would pay
            "-XX:TieredStopAtLevel=1",
            "-Djavax.net.ssl.trustStore=" + trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD),
        Map.of(
            "CAIRN_AZBLOB_CONNECTION_STRING",
            gate.connectionString()
                .replace(gate.blobEndpoint().toString(), store.uri().toString()),
            "CAIRN_KEYVAULT_TOKEN_FILE",
            directory.resolve("token").toString()),
        arguments);
  }

  /** Starts the archive job. */
  ForkedCairn startJob(Path output, int parallelism, Duration roll, boolean unaligned)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", "archive", "--bootstrap", kafka.bootstrapServers()));
    FireRecords.SOURCES.forEach(
        (topic, source) -> arguments.addAll(List.of("--topic", topic + "=" + source)));
    arguments.addAll(archive());
    arguments.addAll(
        List.of(
            "--checkpoints", checkpoints().toString(),
            "--checkpoint-interval", "PT0.4S",
            "--roll-interval", roll.toString(),
            "--parallelism", Integer.toString(parallelism)));
    if (unaligned) {
      arguments.add("--unaligned-checkpoints");
    }
    return start(output, arguments.toArray(new String[0]));
  }

  /** The options that name the archive, its keys and its anchor. */
  List<String> archive() {
    return List.of(
        "--archive", ARCHIVE,
        "--keys", "keyvault://" + keys.uri().getAuthority(),
        "--anchor", directory.resolve("anchor.json").toString());
  }

  Path checkpoints() {
    return directory.resolve("flink");
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Between the job and the store. */
  FaultProxy store() {
    return store;
  }

  /** Between the job and the vault. */
  FaultProxy keys() {
    return keys;
  }

  /** Ends Kafka and starts it again on the same port and folder. */
  void restartKafka() throws IOException, InterruptedException {
    int port = kafka.port();
    kafka.close();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        kafka = KafkaBroker.builder().dataDir(directory.resolve("kafka")).port(port).start();
        return;
      } catch (ServerStartException e) {
        // a connection of somebody else's may hold the port for a moment
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private Path trustStore() {
    return directory.resolve("trust.p12");
  }

  @Override
  public void close() throws Exception {
    if (kafka != null) {
      kafka.close();
    }
    for (AutoCloseable server : servers) {
      server.close();
    }
  }
}
