package dev.cairn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.delivery.HookServer.Answer;
import dev.cairn.delivery.config.Receiver;
import dev.cairn.delivery.config.WebhookConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSenderTest {

  private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEW = "whsec_" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final byte[] BODY = "{\"test\": 1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void arequestIsSignedWithEverySecret() throws Exception {
    try (HookServer server = HookServer.start((request, earlier) -> Answer.of(204))) {
      Outcome outcome = sender(server.url() + "/hook?x=1", "PT10S").send("f/1", BODY).get();

      assertThat(outcome).isEqualTo(new Outcome.Delivered());
      HookServer.Request request = server.requests().get(0);
      String time = request.headers().getFirst("webhook-timestamp");
      assertThat(request.path()).isEqualTo("/hook?x=1");
      assertThat(request.body()).isEqualTo(BODY);
      assertThat(request.headers().getFirst("Content-Type"))
          .isEqualTo("application/cloudevents+json; charset=utf-8");
      assertThat(Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now()))
          .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
      assertThat(request.headers().getFirst("webhook-signature"))
          .isEqualTo(signed(OLD, "f/1", time) + " " + signed(NEW, "f/1", time));
    }
  }

  @Test
  void noRedirectIsFollowed() throws Exception {
    try (HookServer elsewhere = HookServer.start((request, earlier) -> Answer.of(200));
        HookServer server =
            HookServer.start(
                (request, earlier) -> new Answer(307, "Location", elsewhere.url() + "/"))) {
      assertThat(sender(server.url(), "PT10S").send("f/1", BODY).get())
          .isEqualTo(new Outcome.Refused("http_307"));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void whoAnswersTooLateHasFailed() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (HookServer server =
        HookServer.start(
            (request, earlier) -> {
              end.await();
              return Answer.of(200);
            })) {
      assertThat(sender(server.url(), "PT0.2S").send("f/1", BODY).get())
          .isEqualTo(new Outcome.Failed("timeout", Duration.ZERO));
      end.countDown();
    }
  }

  @Test
  void whoseAnswerNeverEndsHasFailed() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread server = new Thread(() -> halfAnAnswer(socket, end));
      server.start();
      String url = "http://127.0.0.1:" + socket.getLocalPort();

      assertThat(sender(url, "PT0.5S").send("f/1", BODY).get())
          .isEqualTo(new Outcome.Failed("timeout", Duration.ZERO));
      end.countDown();
      server.join();
    }
  }

  @Test
  void whereNobodyListensItHasFailed() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(sender("http://127.0.0.1:" + port, "PT10S").send("f/1", BODY).get())
        .isEqualTo(new Outcome.Failed("connect", Duration.ZERO));
  }

  private static void halfAnAnswer(ServerSocket socket, CountDownLatch end) {
    try (var connection = socket.accept()) {
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
      end.await();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpSender sender(String url, String timeout) throws IOException {
    Files.writeString(folder.resolve("secrets"), OLD + "\n" + NEW + "\n");
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(
        file,
        """
        name: test
        receivers: [{name: soc, url: '%s', secret_file: secrets, timeout: %s}]
        """
            .formatted(url, timeout));
    Receiver receiver = WebhookConfig.read(file, Map.of()).receivers().get(0);
    return new HttpSender(HttpSender.client(), receiver);
  }

  /** As the specification says it, step by step. */
  private static String signed(String secret, String id, String time) throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
    content.writeBytes(BODY);
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.toByteArray()));
  }
}
