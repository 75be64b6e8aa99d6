package dev.cairn.correlate.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Address ranges of both families: the longest prefix that holds an address names it. */
final class AddressTable implements AddressText.Target {

  private final List<AddressRange> ranges = new ArrayList<>();
  private final PrefixTable v4;
  private final PrefixTable v6;

  /** Reads rows of the form; what is wrong beyond the form goes to the faults. */
  AddressTable(List<Row> rows, List<String> faults) {
    List<Cidr> v4Ranges = new ArrayList<>();
    List<Cidr> v6Ranges = new ArrayList<>();
    Set<Cidr> known = new HashSet<>();
    for (Row row : rows) {
      Cidr cidr;
      try {
        cidr = Cidr.parse(row.text("range"));
      } catch (IllegalArgumentException e) {
        faults.add(row.fault("range", e.getMessage()));
        continue;
      }
      if (!known.add(cidr)) {
        faults.add(row.twice("range"));
        continue;
      }
      v4Ranges.add(cidr.v4() ? cidr : null);
      v6Ranges.add(cidr.v4() ? null : cidr);
      ranges.add(
          new AddressRange(
              row.text("range"), row.text("host"), row.text("role"), row.text("hop")));
    }
    v4 = new PrefixTable(v4Ranges);
    v6 = new PrefixTable(v6Ranges);
  }

  AddressRange find(String address) {
    int index = address == null ? PrefixTable.NONE : AddressText.parse(address, this);
    return index < 0 ? null : ranges.get(index);
  }

  @Override
  public int v4(long address) {
    return v4.find(0, address);
  }

  @Override
  public int v6(long high, long low) {
    return v6.find(high, low);
  }
}
