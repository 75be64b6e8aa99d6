package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.store.BlobConflictException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final Retry retry = new Retry(3, Duration.ofMillis(1));
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void aCallThatFailsOnceIsMadeAgain() throws Exception {
    String result =
        retry.call(
            "x",
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IOException("503");
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(calls).hasValue(2);
  }

  @Test
  void theLastFailureComesThrough() {
    assertThatThrownBy(
            () ->
                retry.call(
                    "x",
                    () -> {
                      throw new IOException("try " + calls.incrementAndGet());
                    }))
        .hasMessage("try 3");
  }

  @Test
  void aConflictIsNeverTriedAgain() {
    assertThatThrownBy(
            () ->
                retry.call(
                    "x",
                    () -> {
                      calls.incrementAndGet();
                      throw new BlobConflictException("events/a", "other hash");
                    }))
        .isInstanceOf(BlobConflictException.class);
    assertThat(calls).hasValue(1);
  }
}
