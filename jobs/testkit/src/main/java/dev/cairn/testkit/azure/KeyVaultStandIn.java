package dev.cairn.testkit.azure;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A Key Vault of our own making, for tests: HTTPS on the loopback address, speaking that part of
 * the REST API which the SDK's {@code KeyClient} and {@code CryptographyClient} use.
 *
 * <p><b>It encodes our reading of Microsoft's documentation and was never compared with the real
 * service.</b> A test that passes here shows that our code and the SDK agree with that reading, no
 * more. In particular, refusing {@code wrapKey} on a disabled key is documented, but was reported
 * not to hold on the live service; and whether a disabled key can be read is not documented, so
 * {@link #refuseGetOfDisabledKey} has both.
 *
 * <p>Has: keys of RSA 2048, 3072, 4096 and EC P-256; create, rotate, get, list versions, update,
 * delete (soft), recover, purge; wrap and unwrap by RSA-OAEP-256, sign by ES256; the challenge that
 * asks for a token. Every other algorithm is refused with 400. Has not: expiry dates, rotation
 * policies, backup, import, HSM keys, listing of names, roles per caller.
 *
 * <p>The SDK's builders need {@code disableChallengeResourceVerification()}, because the address is
 * not under vault.azure.net. Keys live in memory only. Instances are thread-safe.
 */
public final class KeyVaultStandIn implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final SelfSignedCertificate certificate;
  private final String token = UUID.randomUUID().toString();
  private final VaultMood mood = new VaultMood();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "key vault stand-in");
            thread.setDaemon(true);
            return thread;
          });
  private final int port;
  private final VaultJson json;
  private final VaultApi api;
  private HttpsServer server;

  private KeyVaultStandIn(SelfSignedCertificate certificate) throws IOException {
    this.certificate = certificate;
    this.server = HttpsServer.create(new InetSocketAddress(HOST, 0), 0);
    this.port = server.getAddress().getPort();
    this.json = new VaultJson(vaultUri().toString());
    this.api = new VaultApi(json, Clock.systemUTC());
    serve();
  }

  /**
   * Starts an empty vault on any free port.
   *
   * @throws IOException if its certificate cannot be made
   */
  public static KeyVaultStandIn start() throws IOException {
    return new KeyVaultStandIn(SelfSignedCertificate.create());
  }

  /** Its address, without a slash at the end. */
  public URI vaultUri() {
    return URI.create("https://" + HOST + ":" + port);
  }

  /**
   * Names another address than its own in key ids, so that a client that follows one comes through
   * the proxy there. Key ids that were given away stay as they were.
   *
   * @param proxy scheme, host and port
   */
  public void advertise(URI proxy) {
    json.advertise(proxy.getScheme() + "://" + proxy.getAuthority());
  }

  /** Trusts its certificate, and no other. */
  public SSLContext sslContext() {
    return certificate.context();
  }

  /**
   * Writes a trust store (PKCS12) with its certificate, for another process: its {@code
   * javax.net.ssl.trustStore} and {@code javax.net.ssl.trustStorePassword}.
   *
   * @param password at least six characters; there is no secret in the file
   * @throws IOException if it cannot be written
   */
  public void writeTrustStore(Path file, String password) throws IOException {
    certificate.writeTrustStore(file, password);
  }

  /** The one bearer token that it takes. */
  public String token() {
    return token;
  }

  /** How often this was asked by somebody with the token, refusals included. */
  public long count(VaultOperation operation) {
    return mood.count(operation);
  }

  /** Counts from 0 again. */
  public void resetCounts() {
    mood.resetCounts();
  }

  /** Refuses the next so many requests with 429; 0 ends it. */
  public void throttle(int requests) {
    mood.throttle(requests);
  }

  /** Refuses these operations with 403, as if a role were missing; the empty set ends it. */
  public void deny(Set<VaultOperation> operations) {
    mood.deny(operations);
  }

  /** Whether reading a disabled key is refused with 403; at first it is not. */
  public void refuseGetOfDisabledKey(boolean refuse) {
    api.refuseGetOfDisabledKey(refuse);
  }

  /** Answers every request with 503 until told otherwise. */
  public void unavailable(boolean now) {
    mood.unavailable(now);
  }

  /**
   * Stops or resumes listening: while off, connections are refused. The keys stay.
   *
   * @throws IOException if another program has taken the port in the meantime
   */
  public synchronized void unreachable(boolean now) throws IOException {
    if (now && server != null) {
      server.stop(0);
      server = null;
    } else if (!now && server == null) {
      server = HttpsServer.create(new InetSocketAddress(HOST, port), 0);
      serve();
    }
  }

  /** Ends it; its keys are gone. May be called again. */
  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    threads.shutdownNow();
  }

  private void serve() {
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.setExecutor(threads);
    server.createContext("/", new VaultHandler(api, mood, token));
    server.start();
  }
}
