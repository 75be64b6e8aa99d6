package dev.cairn.delivery.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.delivery.queue.Choice;
import dev.cairn.delivery.queue.RetryPlan;
import dev.cairn.delivery.queue.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOOK_SECRET", SECRET, "BROKEN", "canary-secret", "HOOK_URL", "https://h.test/canary");

  @TempDir Path folder;

  @BeforeEach
  void secrets() throws IOException {
    Files.writeString(folder.resolve("secrets"), SECRET + "\n" + SECRET + "\n");
    Files.writeString(folder.resolve("token"), "t0k3n\n");
    Files.writeString(folder.resolve("two-lines"), "canary\ntoken\n");
    Files.writeString(folder.resolve("empty"), "\n");
    Files.writeString(
        folder.resolve("own.json"), "{\"description\": \"d\", \"body\": {\"a\": \"{{titel}}\"}}");
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    Receiver soc = read("{name: soc, url: 'https://soc.test/hook', secret_env: HOOK_SECRET}");

    assertThat(soc.templateName()).isEqualTo("cloudevents");
    assertThat(soc.choice())
        .isEqualTo(
            new Choice(2, List.of(), List.of(), Set.of("open", "final"), Updates.ESCALATIONS));
    assertThat(soc.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(soc.inFlight()).isEqualTo(4);
    assertThat(soc.retry())
        .isEqualTo(
            new RetryPlan(20, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(5)));
  }

  @Test
  void whatIsSaidHolds() throws IOException {
    Receiver splunk =
        read(
            """
            {name: siem, url_env: HOOK_URL, template: splunk, token_file: token,
             secret_file: secrets, min_severity: high, states: [final], updates: all,
             rules: {include: ['Bulk*'], exclude: ['*test*']}, timeout: PT2.5S, in_flight: 9,
             retry: {attempts: 3, give_up_after: PT10M, first_delay: PT0.1S, max_delay: PT1M}}
            """);

    assertThat(splunk.url()).hasToString("https://h.test/canary");
    assertThat(splunk.token()).isEqualTo("t0k3n");
    assertThat(splunk.secrets()).hasSize(2);
    assertThat(splunk.choice())
        .isEqualTo(
            new Choice(
                4,
                List.of(Choice.glob("Bulk*")),
                List.of(Choice.glob("*test*")),
                Set.of("final"),
                Updates.ALL));
    assertThat(splunk.timeout()).isEqualTo(Duration.ofMillis(2_500));
    assertThat(splunk.inFlight()).isEqualTo(9);
    assertThat(splunk.retry())
        .isEqualTo(
            new RetryPlan(3, Duration.ofMinutes(10), Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  @Test
  void aReceiverInWordsHasNoSecret() throws IOException {
    assertThat(read("{name: s, url_env: HOOK_URL, template: slack}"))
        .hasToString("s (slack to https://h.test)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{name: s, template: slack, url: 'http://soc.test/canary'}"
            + "|receivers.0.url is 'http://soc.test/…'; allowed: https://…; http:// only to localhost",
        "{name: s, template: slack, url: 'https://u:canary@soc.test/'}"
            + "|receivers.0.url is 'https://soc.test/…'; allowed: no user and password in it",
        "{name: s, template: slack, url: 'canary not a url'}"
            + "|receivers.0.url leads to something else than is allowed: a URL, https://…",
        "{name: s, template: slack}|receivers.0.url is missing: where to, https://…; or url_file",
        "{name: s, template: slack, url: 'https://s.test', url_env: HOOK_URL}"
            + "|receivers.0.url leads to something else than is allowed: one of url, url_file",
        "{name: s, url: 'https://s.test'}"
            + "|receivers.0.secret_file is missing: or secret_env; the template cloudevents is signed",
        "{name: s, url: 'https://s.test', secret_env: BROKEN}"
            + "|receivers.0.secret_env leads to something else than is allowed: whsec_ and the Base64",
        "{name: s, url: 'https://s.test', secret_env: UNSET_VARIABLE}"
            + "|receivers.0.secret_env is 'UNSET_VARIABLE'; allowed: a variable that is set",
        "{name: s, url: 'https://s.test', secret_file: nowhere}"
            + "|receivers.0.secret_file is 'nowhere'; allowed: a file that can be read",
        "{name: s, url: 'https://s.test', secret_file: empty}"
            + "|receivers.0.secret_file is 'empty'; allowed: a file that is not empty",
        "{name: s, url: 'https://s.test', secret_file: secrets, secret_env: HOOK_SECRET}"
            + "|receivers.0.secret_env is 'HOOK_SECRET'; allowed: one of secret_file and secret_env",
        "{name: s, url: 'https://s.test', template: splunk}"
            + "|receivers.0.token_file is missing: or token_env; the template splunk has a place",
        "{name: s, url: 'https://s.test', template: slack, token_file: token}"
            + "|receivers.0.token_file is 'token'; allowed: nothing, the template slack has no place",
        "{name: s, url: 'https://s.test', template: splunk, token_file: two-lines}"
            + "|receivers.0.token_file leads to something else than is allowed: one line of ASCII",
        "{name: s, url: 'https://s.test', template: slak}"
            + "|receivers.0.template is 'slak'; allowed: cloudevents, jira-service-management,",
        "{name: s, url: 'https://s.test', template: own.json}|own.json: body.a is '{{titel}}'",
        "{name: S, url: 'https://s.test', template: slack}|receivers.0.name is 'S'; allowed: a name",
        "{name: s, url: 'https://s.test', template: slack, min_severity: bad}"
            + "|receivers.0.min_severity is 'bad'; allowed: the lowest severity it gets",
        "{name: s, url: 'https://s.test', template: slack, states: [closed]}"
            + "|receivers.0.states.0 is 'closed'; allowed: open, final",
        "{name: s, url: 'https://s.test', template: slack, timeout: 10s}"
            + "|receivers.0.timeout is '10s'; allowed: a stretch of time",
        "{name: s, url: 'https://s.test', template: slack, timeout: PT10M}"
            + "|receivers.0.timeout is 'PT10M'; allowed: PT0.001S to PT5M",
        "{name: s, url: 'https://s.test', template: slack, retry: {max_delay: PT0.5S}}"
            + "|receivers.0: retry is 20 attempts",
        "{name: s, url: 'https://s.test', template: slack, secret: canary}"
            + "|receivers.0.secret is unknown; allowed: name, url,",
        "{name: s, template: slack, url: ''}|receivers.0.url is not of its form; allowed: where to",
      })
  void aFaultIsToldByKeyValueAndWhatIsAllowed(String receiver, String fault) {
    assertThatThrownBy(() -> read(receiver))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            fault.startsWith("own.json") ? fault : "webhooks.yaml: " + fault)
        .message()
        .doesNotContain("canary");
  }

  @Test
  void everyReceiverHasANameOfItsOwn() {
    String twice = "{name: s, url: 'https://s.test', template: slack}";

    assertThatThrownBy(() -> read(twice + ", " + twice))
        .hasMessage(
            "webhooks.yaml: receivers.1.name is 's'; allowed: a name that no other receiver has");
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:1/x", "http://127.0.0.1/x", "'http://[::1]:80/x'"})
  void thisMachineItselfMayBeSpokenToInClear(String url) throws IOException {
    assertThat(read("{name: s, template: slack, url: '" + url + "'}").url()).hasToString(url);
  }

  private Receiver read(String receivers) throws IOException {
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(file, "name: test\nreceivers: [" + receivers + "]\n");
    return WebhookConfig.read(file, ENVIRONMENT).receivers().get(0);
  }
}
