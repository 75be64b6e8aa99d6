package dev.cairn.testkit.azure;

import dev.cairn.testkit.ChildProcess;
import dev.cairn.testkit.ServerStartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Microsoft's emulator of Azure Blob Storage, in a process of its own: loopback only, any free
 * port, everything in memory, gone when it is closed or when this process ends in any way.
 *
 * <p>Does not protect: the account's key is the public one of every emulator, and there is no
 * encryption. It does not enforce immutability: it ignores the headers of it, and lets protected
 * blobs be overwritten and deleted; {@link WormGate} in front of it does not.
 *
 * <p>Needs Node.js 20 and npm. Its packages are installed on first use into {@code
 * jobs/testkit/azurite} of the repository, which is looked for from the working directory upwards;
 * the system property {@code cairn.azurite.home} names another place. What npm says goes to {@code
 * jobs/testkit/target/azurite-npm-ci.log}.
 *
 * <p>Where it cannot be run, {@link #start} throws {@link AzuriteUnavailableException}, and the
 * test skips, loudly:
 *
 * <pre>{@code
 * try {
 *   azurite = Azurite.start();
 * } catch (AzuriteUnavailableException e) {
 *   Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
 * }
 * }</pre>
 *
 * <p>With the environment variable {@code CAIRN_REQUIRE_AZURITE=1}, as on a build server, it throws
 * {@link ServerStartException} instead, and the test fails. Instances are thread-safe.
 */
public final class Azurite implements AutoCloseable {

  static final String ACCOUNT = "devstoreaccount1";

  /** No secret: the one key of every emulator, printed in Microsoft's documentation. */
  static final String ACCOUNT_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final String READY = "READY ";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final int port;

  private Azurite(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, after installing it if need be, and returns when it answers.
   *
   * @throws AzuriteUnavailableException if this machine cannot run it; see above
   * @throws ServerStartException if it can, and it does not start all the same
   */
  public static Azurite start() throws IOException {
    try {
      Path home = AzuriteInstall.findHome(Path.of(""));
      Path work = home.resolveSibling("target");
      new AzuriteInstall(home, work, "npm").ensure();
      return start(home, work);
    } catch (AzuriteUnavailableException e) {
      if ("1".equals(System.getenv("CAIRN_REQUIRE_AZURITE"))) {
        throw new ServerStartException(e.getMessage() + " (CAIRN_REQUIRE_AZURITE is 1.)", e);
      }
      throw e;
    }
  }

  /** Of the one account, {@code http} and the loopback address. */
  public URI blobEndpoint() {
    return URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT);
  }

  /** For the SDK's builders. */
  public String connectionString() {
    return connectionString(blobEndpoint());
  }

  /** For whatever else serves the account. */
  static String connectionString(URI blobEndpoint) {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;"
        .formatted(ACCOUNT, ACCOUNT_KEY, blobEndpoint);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Ends it and waits for it; what it held is gone. May be called again. */
  @Override
  public void close() {
    process.close();
  }

  private static Azurite start(Path home, Path work) throws IOException {
    Path output = work.resolve("azurite.log");
    ChildProcess process;
    try {
      process = ChildProcess.start(List.of("node", home.resolve("start.js").toString()), output);
    } catch (IOException e) {
      throw new AzuriteUnavailableException(
          "Azurite needs Node.js 20: node cannot be run. Install it.", e);
    }
    String problem;
    try {
      Optional<String> line = process.awaitFirstLine(START_LIMIT);
      if (line.isPresent() && line.get().startsWith(READY)) {
        return new Azurite(process, Integer.parseInt(line.get().substring(READY.length())));
      }
      problem = line.orElse("its process ended without a word");
    } catch (TimeoutException e) {
      problem = "no answer within " + START_LIMIT.toSeconds() + " s";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "interrupted";
    }
    process.close();
    throw new ServerStartException(
        "Azurite did not start: " + problem + ". See " + output + ".", null);
  }
}
