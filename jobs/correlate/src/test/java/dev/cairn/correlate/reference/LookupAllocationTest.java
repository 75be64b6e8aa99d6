package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LookupAllocationTest {

  private static final int ROUNDS = 10_000;

  private int found;

  @Test
  void lookUpsMakeNoObject() throws IOException {
    ReferenceTables tables = ReferenceTables.load(Path.of("../../reference-tables/example"));
    lookUp(tables, 1);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    lookUp(tables, ROUNDS);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(found).isEqualTo(8 * (ROUNDS + 1));
    // the smallest object has 16 bytes
    assertThat(allocated).isLessThan(ROUNDS);
  }

  private void lookUp(ReferenceTables tables, int rounds) {
    for (int i = 0; i < rounds; i++) {
      count(tables.address("10.20.3.5"));
      count(tables.address("fd00:20:9::7"));
      count(tables.user("asmith"));
      count(tables.sensitivity("Clinical.Patients"));
      count(tables.sensitivity("elsewhere.t"));
      count(tables.sensitivity("billing.invoices", "patient_name"));
      count(tables.environment("PROXYSQL-1"));
      count(tables.address("168.63.129.16"));
      count(tables.consumer("/unknown"));
    }
  }

  private void count(Object named) {
    found += named == null ? 0 : 1;
  }
}
