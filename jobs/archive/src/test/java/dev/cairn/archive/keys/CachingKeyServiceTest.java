package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CachingKeyServiceTest {

  private final CountingKeyService service = new CountingKeyService(TestKeys.all());
  private final CachingKeyService cache =
      new CachingKeyService(service, 2, InstantSource.system());

  @Test
  void leastRecentlyUsedKeyGoesFirst() throws Exception {
    byte[] a = wrapped(1);
    byte[] b = wrapped(2);
    byte[] c = wrapped(3);
    unwrap(a);
    unwrap(b);
    unwrap(a);
    unwrap(c);
    assertThat(service.calls().unwraps()).isEqualTo(3);

    unwrap(a);
    assertThat(service.calls().unwraps()).isEqualTo(3);

    unwrap(b);
    assertThat(service.calls().unwraps()).isEqualTo(4);
  }

  @Test
  void threadsThatWantOneKeyAskOnce() throws Exception {
    byte[] wrapped = wrapped(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        tasks.add(() -> unwrap(wrapped));
      }
      for (Future<byte[]> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(key(1));
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(service.calls().unwraps()).isEqualTo(1);
  }

  @Test
  void sameBytesUnderAnotherKeyAreAnotherQuestion() throws Exception {
    byte[] wrapped = wrapped(1);
    unwrap(wrapped);

    assertThatThrownBy(
            () -> cache.unwrap(TestKeys.METADATA.version(), wrapped))
        .isInstanceOf(KeyRefusedException.class);
    assertThat(service.calls()).isEqualTo(new KeyCalls(0, 1, 2, 1));
  }

  @Test
  void closedCacheAnswersNothing() throws Exception {
    cache.close();

    assertThatThrownBy(() -> unwrap(new byte[384]))
        .isInstanceOf(IllegalStateException.class);
  }

  private byte[] wrapped(int content) throws Exception {
    return service.wrap(TestKeys.PHI.version(), key(content));
  }

  private byte[] unwrap(byte[] wrapped) throws Exception {
    return cache.unwrap(TestKeys.PHI.version(), wrapped);
  }

  private static byte[] key(int content) {
    byte[] key = new byte[32];
    key[0] = (byte) content;
    return key;
  }
}
