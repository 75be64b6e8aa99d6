package dev.cairn.archive.store;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.cairn.testkit.azure.Azurite;
import dev.cairn.testkit.azure.AzuriteUnavailableException;
import dev.cairn.testkit.azure.WormGate;
import dev.cairn.testkit.faults.FaultProxy;
import dev.cairn.testkit.faults.WatchedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Azurite behind the WORM gate, and a fault proxy before both: stores go through the proxy, the
 * storage's owner straight to the gate. Containers named {@code plain…} are not WORM.
 */
final class GatedAzure implements AutoCloseable {

  private static final Pattern OPERATION = Pattern.compile("comp=([a-zA-Z]+)");

  private final Azurite azurite;
  private final WormGate gate;
  private final FaultProxy proxy;

  private GatedAzure(Azurite azurite, WormGate gate, FaultProxy proxy) {
    this.azurite = azurite;
    this.gate = gate;
    this.proxy = proxy;
  }

  static GatedAzure start(Path state) throws IOException {
    Azurite azurite;
    try {
      azurite = Azurite.start();
    } catch (AzuriteUnavailableException e) {
      return Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
    WormGate gate =
        WormGate.builder()
            .azurite(azurite)
            .state(state)
            .versionLevelImmutability(container -> !container.startsWith("plain"))
            .start();
    return new GatedAzure(azurite, gate, FaultProxy.before(gate.blobEndpoint()).start());
  }

  WormGate gate() {
    return gate;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Opens a store through the proxy, with settings beside the connection string. */
  BlobStore open(String containerAndPrefix, Map<String, String> settings) throws IOException {
    Map<String, String> all = new TreeMap<>(settings);
    all.put(
        AzureSettings.VALUE,
        gate.connectionString()
            .replace(gate.blobEndpoint().toString(), proxy.uri().toString()));
    return BlobStores.open(URI.create("azblob://devstoreaccount1/" + containerAndPrefix), all);
  }

  /** Method and operation of a request, as in {@code PUT block}. */
  static String operation(WatchedRequest request) {
    Matcher operation = OPERATION.matcher(request.query());
    return request.method() + (operation.find() ? " " + operation.group(1) : "");
  }

  /** The container as its owner sees it. */
  BlobContainerClient container(String name) {
    return new BlobServiceClientBuilder()
        .connectionString(gate.connectionString())
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .buildClient()
        .getBlobContainerClient(name);
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    gate.close();
    azurite.close();
  }
}
