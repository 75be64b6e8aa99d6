package dev.cairn.testkit.kafka;

import java.nio.file.Path;

/** A program that starts a broker and is then killed by the test. */
final class BrokerParent {

  private BrokerParent() {}

  public static void main(String[] args) throws Exception {
    TestKafka kafka = TestKafka.start(Path.of(args[0]));
    System.out.println(((KafkaBroker) kafka).pid() + " " + kafka.bootstrapServers());
    Thread.sleep(Long.MAX_VALUE);
  }
}
