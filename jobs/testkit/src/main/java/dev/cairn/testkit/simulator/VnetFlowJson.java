package dev.cairn.testkit.simulator;

import java.util.List;

/** VNet flow logs, version 4: one record, one rule, a tuple an entry. */
final class VnetFlowJson implements Encoder {

  private static final String HEAD =
      "\", \"flowLogVersion\": 4, \"flowLogGUID\": \"66aa66aa-bb77-cc88-dd99-00ee00ee00ee\","
          + " \"macAddress\": \"000D3AF87856\", \"category\": \"FlowLogFlowEvent\","
          + " \"flowLogResourceID\":"
          + " \"/SUBSCRIPTIONS/11111111-2222-3333-4444-555555555555/RESOURCEGROUPS"
          + "/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS"
          + "/NETWORKWATCHER_EASTUS2/FLOWLOGS/PHI\", \"targetResourceID\":"
          + " \"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-phi"
          + "/providers/Microsoft.Network/virtualNetworks/vnet-phi\", \"operationName\":"
          + " \"FlowLogFlowEvent\", \"flowRecords\": {\"flows\": [{\"aclID\":"
          + " \"00000000-1234-abcd-ef00-c1c2c3c4c5c6\", \"flowGroups\": [{\"rule\": \"";

  private final String rule;

  private final CivilTime time = new CivilTime("yyyy-MM-dd'T'HH:mm:ss'.0000000Z'");

  /** What a rule of one's own lets in. */
  VnetFlowJson() {
    this("UserRule_AllowMySQL");
  }

  /** What another rule decided. */
  VnetFlowJson(String rule) {
    this.rule = rule;
  }

  @Override
  public void encode(String reporter, List<LogEntry> entries, LineBuffer out) {
    long last = 0;
    for (LogEntry entry : entries) {
      last = Math.max(last, ((LogEntry.Flow) entry).millis());
    }
    time.seconds(out.text("{\"records\": [{\"time\": \""), last * 1000);
    out.text(HEAD).text(rule).text("\", \"flowTuples\": [");
    boolean first = true;
    for (LogEntry entry : entries) {
      out.text(first ? "\"" : ", \"");
      first = false;
      tuple((LogEntry.Flow) entry, out);
      out.ascii('"');
    }
    out.text("]}]}]}}]}");
  }

  private static void tuple(LogEntry.Flow entry, LineBuffer out) {
    out.number(entry.millis()).ascii(',');
    out.text(entry.sourceIp()).ascii(',').text(entry.targetIp()).ascii(',');
    out.number(entry.sourcePort()).ascii(',').number(entry.targetPort());
    out.text(",6,I,").ascii(entry.state()).text(",NX,");
    out.number(entry.packetsOut()).ascii(',').number(entry.bytesOut()).ascii(',');
    out.number(entry.packetsIn()).ascii(',').number(entry.bytesIn());
  }
}
