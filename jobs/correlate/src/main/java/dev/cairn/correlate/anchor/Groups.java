package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts flows and logins into groups: those that are joined, directly or through others. */
final class Groups {

  private final List<AnchorPort> ports;
  private final List<AnchorLogon> logons;
  // ports, then logons; each points to another of its group, or to itself
  private final int[] parent;

  Groups(List<AnchorPort> ports, List<AnchorLogon> logons) {
    this.ports = ports;
    this.logons = logons;
    parent = new int[ports.size() + logons.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  void join(int port, int logon) {
    parent[root(port)] = root(ports.size() + logon);
  }

  List<Group> all() {
    Map<Integer, Group> groups = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      Group group =
          groups.computeIfAbsent(
              root(i), any -> new Group(new ArrayList<>(1), new ArrayList<>(1)));
      if (i < ports.size()) {
        group.ports().add(ports.get(i));
      } else {
        group.logons().add(logons.get(i - ports.size()));
      }
    }
    return new ArrayList<>(groups.values());
  }

  private int root(int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
