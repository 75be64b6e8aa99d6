package dev.cairn.testkit.life;

import dev.cairn.testkit.life.AzureMessage.Caller;
import dev.cairn.testkit.life.AzureMessage.Change;

/** Attacks by changing what stands around the database. */
final class CloudAttacks {

  private static final String NETWORK = "Microsoft.Network/";
  private static final String SERVER = "Microsoft.DBforMySQL/flexibleServers/mysql-prod";
  private static final String SETTING = "Microsoft.DBforMySQL/flexibleServers/configurations/write";

  private final World world;
  private final Cloud cloud;

  CloudAttacks(World world, Cloud cloud) {
    this.world = world;
    this.cloud = cloud;
  }

  void changes(Attempt attempt) {
    Caller caller = stranger(attempt);
    attempt.names(caller.name(), caller.ip()).wrote(1);
    cloud.changes(caller, change(attempt));
    attempt.over(world.now() + 5 * Times.SECOND);
  }

  private static Change change(Attempt attempt) {
    String name = attempt.chance().hex(4);
    return switch (attempt.kind()) {
      case PRIVATE_LINK_APPROVED ->
          new Change(
              NETWORK + "privateLinkServices/privateEndpointConnections/write",
              NETWORK + "privateLinkServices/pls-proxysql/privateEndpointConnections/pe-" + name,
              "{\"properties\":{\"privateLinkServiceConnectionState\":{\"status\":\"Approved\"}}}");
      case PRIVATE_LINK_OPENED ->
          new Change(
              NETWORK + "privateLinkServices/write",
              NETWORK + "privateLinkServices/pls-proxysql",
              attempt.number() % 2 == 0
                  ? "{\"properties\":{\"visibility\":{\"subscriptions\":[\"*\"]}}}"
                  : "{\"properties\":{\"autoApproval\":{\"subscriptions\":[\"*\"]}}}");
      case NSG_CHANGED ->
          new Change(
              NETWORK + "networkSecurityGroups/securityRules/write",
              NETWORK + "networkSecurityGroups/nsg-database/securityRules/allow-" + name,
              "{\"properties\":{\"access\":\"Allow\",\"destinationPortRange\":\"3306\"}}");
      case SECURE_TRANSPORT_OFF ->
          new Change(SETTING, SERVER + "/configurations/require_secure_transport",
              "{\"properties\":{\"value\":\"OFF\"}}");
      case AUDIT_LOG_OFF ->
          new Change(SETTING,
              SERVER + "/configurations/"
                  + (attempt.number() % 2 == 0 ? "audit_log_enabled" : "audit_log_events"),
              "{\"properties\":{\"value\":\"OFF\"}}");
      default ->
          new Change("Microsoft.DBforMySQL/flexibleServers/write", SERVER,
              "{\"properties\":{\"dataEncryption\":{\"type\":\"AzureKeyVault\",\"primaryKeyURI\":"
                  + "\"https://kv-other.vault.azure.net/keys/k/" + name + "\"}}}");
    };
  }

  void usesKey(Attempt attempt) {
    Caller caller = stranger(attempt);
    boolean denied = attempt.kind() == AttackKind.KEY_VAULT_DENIED;
    attempt.names(caller.name(), caller.ip());
    int calls = 3 + attempt.chance().below(6);
    attempt.wrote(calls);
    call(attempt, caller, denied ? 403 : 200, calls);
  }

  private void call(Attempt attempt, Caller caller, int status, int left) {
    cloud.vault(caller, "KeyUnwrap", Cloud.key(), status);
    if (left == 1) {
      attempt.over();
    } else {
      world.agenda().in(20 * Times.SECOND, () -> call(attempt, caller, status, left - 1));
    }
  }

  void loses(Attempt attempt) {
    attempt.reportedBy(AzureMessage.LOAD_BALANCER).wrote(2);
    cloud.backends(0);
    world.agenda().in(attempt.chance().between(4, 25) * Times.MINUTE, () -> {
      cloud.backends(100);
      attempt.over();
    });
  }

  private static Caller stranger(Attempt attempt) {
    Chance chance = attempt.chance();
    return new Caller(
        attempt.person().user() + "@hospital.example",
        "99999999-0000-0000-0000-" + chance.hex(12),
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
        "203.0.113." + (10 + chance.below(200)));
  }
}
