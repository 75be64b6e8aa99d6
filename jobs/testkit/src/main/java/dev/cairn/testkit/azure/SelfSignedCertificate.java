package dev.cairn.testkit.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for the loopback address, made by the JDK's keytool; its private key is kept in
 * memory only.
 *
 * @param context shows the certificate as a server and trusts it, and no other, as a client
 * @param trusted holds the certificate alone
 */
record SelfSignedCertificate(SSLContext context, KeyStore trusted) {

  private static final String ALIAS = "vault";
  private static final int LIMIT_SECONDS = 60;

  /**
   * Makes a new one.
   *
   * @throws IOException if keytool does not run
   */
  static SelfSignedCertificate create() throws IOException {
    String password = UUID.randomUUID().toString();
    Path dir = Files.createTempDirectory("cairn-certificate");
    Path file = dir.resolve("keys.p12");
    try {
      runKeytool(file, password);
      KeyStore keys = load(file, password);
      KeyStore trusted = trusted(keys);
      return new SelfSignedCertificate(context(keys, password, trusted), trusted);
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificate of the Key Vault stand-in cannot be read.", e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(dir);
    }
  }

  private static void runKeytool(Path file, String password) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1,dns:localhost",
                "-validity", "30", "-storetype", "PKCS12", "-keystore", file.toString(),
                // Arguments can be read by every user of the machine.
                "-storepass:env", "STORE_PASSWORD"));
    builder.environment().putAll(Map.of("STORE_PASSWORD", password));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("The JDK's keytool made no certificate: check the JDK.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool ran.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static KeyStore load(Path file, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password.toCharArray());
    }
    return keys;
  }

  private static KeyStore trusted(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    return trusted;
  }

  private static SSLContext context(KeyStore keys, String password, KeyStore trusted)
      throws GeneralSecurityException {
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, password.toCharArray());
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  /** Writes a PKCS12 trust store with the certificate alone. */
  void writeTrustStore(Path file, String password) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("The trust store cannot be made.", e);
    }
  }
}
