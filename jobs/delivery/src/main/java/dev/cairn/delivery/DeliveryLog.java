package dev.cairn.delivery;

import dev.cairn.delivery.config.Receiver;
import dev.cairn.delivery.queue.Dispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log tells of one receiver: that it fails, that it is well again, and dead letters. */
final class DeliveryLog {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

  private final Receiver receiver;
  private String trouble;

  DeliveryLog(Receiver receiver) {
    this.receiver = receiver;
  }

  void told(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed && !failed.reason().equals(trouble)) {
      trouble = failed.reason();
      LOG.atWarn()
          .addKeyValue("receiver", receiver.name())
          .addKeyValue("where", receiver.where())
          .addKeyValue("reason", trouble)
          .log("A receiver does not take findings now: they are tried again");
    } else if (outcome instanceof Outcome.Delivered && trouble != null) {
      trouble = null;
      LOG.atWarn()
          .addKeyValue("receiver", receiver.name())
          .log("A receiver takes findings again");
    }
  }

  void buried(Dispatch<Notice> dispatch, boolean written) {
    LOG.atWarn()
        .addKeyValue("receiver", receiver.name())
        .addKeyValue("reason", dispatch.givenUp())
        .addKeyValue("attempts", dispatch.tries())
        .addKeyValue("partition", dispatch.work().position().partition())
        .addKeyValue("offset", dispatch.work().position().offset())
        .log(
            written
                ? "A finding went to the dead letters"
                : "The topic of dead letters takes nothing: check that it is there and writable");
  }
}
