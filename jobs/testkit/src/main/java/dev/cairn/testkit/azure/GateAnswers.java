package dev.cairn.testkit.azure;

import dev.cairn.testkit.http.Body;
import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.ResponseHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The gate's own answers, in the service's form. */
final class GateAnswers {

  private static final String VERSION_ID = "x-ms-version-id";

  private GateAnswers() {}

  static void refuse(Exchange exchange, GateRefusal refusal) throws IOException {
    refuse(exchange, refusal, refusal.getMessage());
  }

  static void refuse(Exchange exchange, GateRefusal refusal, String message) throws IOException {
    byte[] xml =
        ("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message>"
                + "</Error>")
            .formatted(refusal.code(), message)
            .getBytes(StandardCharsets.UTF_8);
    Headers headers =
        common().with("x-ms-error-code", refusal.code()).with("Content-Type", "application/xml");
    exchange.answer(new ResponseHead(refusal.status(), "Refused", headers), Body.of(xml));
  }

  /** Success without a body. */
  static void done(Exchange exchange, int status, Headers more) throws IOException {
    Headers headers = common().with("Content-Length", "0");
    for (Headers.Field field : more.fields()) {
      headers = headers.with(field.name(), field.value());
    }
    exchange.answer(new ResponseHead(status, "Done", headers), Body.empty());
  }

  static void xml(Exchange exchange, byte[] xml) throws IOException {
    exchange.answer(
        new ResponseHead(200, "OK", common().with("Content-Type", "application/xml")),
        Body.of(xml));
  }

  static Headers withVersion(Headers headers, BlobVersion version) {
    return headers.with(VERSION_ID, version.id());
  }

  /** What Get Blob and Get Blob Properties say of a version. */
  static Headers describe(
      Headers headers, BlobVersion version, boolean current, boolean versionLevel) {
    Headers described = withVersion(headers, version);
    if (current) {
      described = described.with("x-ms-is-current-version", "true");
    }
    if (version.policy() != null) {
      described = policy(described, version.policy());
    }
    return versionLevel
        ? described.with("x-ms-legal-hold", Boolean.toString(version.legalHold()))
        : described;
  }

  static Headers policy(Headers headers, Immutability policy) {
    return headers
        .with("x-ms-immutability-policy-until-date", GateTimes.format(policy.until()))
        .with("x-ms-immutability-policy-mode", policy.mode().wire());
  }

  private static Headers common() {
    return Headers.NONE
        .with("Server", "WormGate")
        .with("x-ms-request-id", UUID.randomUUID().toString())
        .with("x-ms-version", "2025-11-05")
        .with("Date", GateTimes.format(Instant.now()));
  }
}
