package dev.cairn.delivery.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.delivery.payload.PayloadTemplate;
import dev.cairn.delivery.queue.Choice;
import dev.cairn.delivery.queue.RetryPlan;
import dev.cairn.delivery.queue.Updates;
import dev.cairn.detect.condition.Glob;
import dev.cairn.detect.rule.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a receiver of what the form has let through. */
final class ReceiverReader {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
  private static final int IN_FLIGHT = 4;

  /** What may stand in a header's value, without blanks. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

  private final Place place;
  private final JsonNode node;

  ReceiverReader(Place place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  Receiver read() {
    String templateName = node.path("template").asText("cloudevents");
    PayloadTemplate template = template(templateName);
    List<SigningSecret> secrets = secrets();
    if (template.isSigned() && secrets.isEmpty()) {
      throw place.missing(
          "secret_file", "or secret_env; the template " + templateName + " is signed");
    }
    return new Receiver(
        node.get("name").textValue(),
        url(),
        template,
        templateName,
        choice(),
        secrets,
        token(template, templateName),
        timeout(),
        node.path("in_flight").asInt(IN_FLIGHT),
        retry());
  }

  private URI url() {
    if (node.has("url")) {
      if (node.has("url_file") || node.has("url_env")) {
        throw place.secretFault("url", "one of url, url_file and url_env");
      }
      return ReceiverUrl.parse(place, "url", node.get("url").textValue());
    }
    String text =
        place
            .secret(node, "url")
            .orElseThrow(
                () -> place.missing("url", "where to, https://…; or url_file, or url_env"));
    return ReceiverUrl.parse(place, node.has("url_file") ? "url_file" : "url_env", text);
  }

  private PayloadTemplate template(String name) {
    if (PayloadTemplate.BUNDLED.contains(name)) {
      return PayloadTemplate.bundled(name);
    }
    if (!name.endsWith(".json")) {
      throw place.fault(
          "template",
          name,
          String.join(", ", PayloadTemplate.BUNDLED) + ", or a file ending in .json");
    }
    return PayloadTemplate.read(name, place.bytes("template", name));
  }

  private List<SigningSecret> secrets() {
    String part = node.has("secret_file") ? "secret_file" : "secret_env";
    List<SigningSecret> secrets = new ArrayList<>();
    for (String text : place.secret(node, "secret").orElse("").split("\\s+")) {
      if (!text.isEmpty()) {
        try {
          secrets.add(SigningSecret.parse(text));
        } catch (IllegalArgumentException e) {
          throw place.secretFault(part, e.getMessage() + ", one a line");
        }
      }
    }
    return secrets;
  }

  private String token(PayloadTemplate template, String templateName) {
    String part = node.has("token_file") ? "token_file" : "token_env";
    String token = place.secret(node, "token").orElse("");
    if (template.usesToken() && token.isEmpty()) {
      throw place.missing(
          "token_file", "or token_env; the template " + templateName + " has a place for it");
    }
    if (!template.usesToken() && !token.isEmpty()) {
      throw place.fault(
          part,
          node.get(part).textValue(),
          "nothing, the template " + templateName + " has no place for a token");
    }
    if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
      throw place.secretFault(part, "one line of ASCII characters without blanks");
    }
    return token;
  }

  private Choice choice() {
    Set<String> states = new HashSet<>();
    node.path("states").forEach(state -> states.add(state.textValue()));
    return new Choice(
        Severity.valueOf(upper(node.path("min_severity").asText("low"))).id(),
        globs(node.path("rules").path("include")),
        globs(node.path("rules").path("exclude")),
        states.isEmpty() ? Set.of("open", "final") : states,
        Updates.valueOf(upper(node.path("updates").asText("escalations"))));
  }

  private static List<Glob> globs(JsonNode texts) {
    List<Glob> globs = new ArrayList<>();
    texts.forEach(text -> globs.add(Choice.glob(text.textValue())));
    return globs;
  }

  private Duration timeout() {
    Duration timeout = duration(node.path("timeout"), TIMEOUT);
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw place.fault("timeout", node.get("timeout").textValue(), "PT0.001S to PT5M");
    }
    return timeout;
  }

  private RetryPlan retry() {
    JsonNode retry = node.path("retry");
    RetryPlan standard = RetryPlan.DEFAULT;
    try {
      return new RetryPlan(
          retry.path("attempts").asInt(standard.attempts()),
          duration(retry.path("give_up_after"), standard.giveUpAfter()),
          duration(retry.path("first_delay"), standard.firstDelay()),
          duration(retry.path("max_delay"), standard.maxDelay()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          place.file() + ": " + place.key() + ": " + e.getMessage());
    }
  }

  private static Duration duration(JsonNode text, Duration otherwise) {
    return text.isMissingNode() ? otherwise : Duration.parse(text.textValue());
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
