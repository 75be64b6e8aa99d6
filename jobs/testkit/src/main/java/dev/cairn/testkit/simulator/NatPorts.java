package dev.cairn.testkit.simulator;

import java.util.BitSet;

/** Ports of one NAT address, handed out in turn, so that a freed one comes round last. */
final class NatPorts {

  private static final int FIRST = 1024;

  private final String ip;
  private final int count;
  private final BitSet used;
  private int next;

  NatPorts(String ip, int count) {
    this.ip = ip;
    this.count = count;
    this.used = new BitSet(count);
  }

  ClientSession.Address take() {
    if (used.cardinality() == count) {
      throw new IllegalStateException("no free port at " + ip + ": raise topology.natPorts");
    }
    while (used.get(next)) {
      next = (next + 1) % count;
    }
    int taken = next;
    used.set(taken);
    next = (next + 1) % count;
    return new ClientSession.Address(ip, FIRST + taken, () -> used.clear(taken));
  }
}
