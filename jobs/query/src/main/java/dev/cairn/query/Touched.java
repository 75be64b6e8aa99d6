package dev.cairn.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what statements touch, also those that fail later. */
final class Touched {

  private final Set<String> tables = new TreeSet<>();
  private final Set<String> files = new HashSet<>();
  private boolean phi;

  void tables(Collection<String> names) {
    tables.addAll(names);
  }

  void file(String path, boolean withPhi) {
    files.add(path);
    phi |= withPhi;
  }

  ReadScope scope() {
    return new ReadScope(List.copyOf(tables), files.size(), phi);
  }
}
