package dev.cairn.delivery.config;

import dev.cairn.delivery.payload.PayloadTemplate;
import dev.cairn.delivery.queue.Choice;
import dev.cairn.delivery.queue.RetryPlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One receiver of findings.
 *
 * @param name of its own
 * @param url where to; its path and query may be secret
 * @param template what it gets
 * @param templateName for people
 * @param choice of which findings
 * @param secrets that sign, all of them at once; may be empty
 * @param token secret; empty for none
 * @param timeout for one try, from the connection to the answer's end
 * @param inFlight how many requests at once
 * @param retry of what fails
 */
public record Receiver(
    String name,
    URI url,
    PayloadTemplate template,
    String templateName,
    Choice choice,
    List<SigningSecret> secrets,
    String token,
    Duration timeout,
    int inFlight,
    RetryPlan retry) {

  /** Copies the list. */
  public Receiver {
    secrets = List.copyOf(secrets);
  }

  /** The part of the URL that is no secret: scheme, host and port. */
  public String where() {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return name + " (" + templateName + " to " + where() + ")";
  }
}
