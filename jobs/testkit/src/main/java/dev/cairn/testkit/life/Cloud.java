package dev.cairn.testkit.life;

import dev.cairn.testkit.life.AzureMessage.Caller;
import dev.cairn.testkit.life.AzureMessage.Change;
import java.util.List;

/** Azure around the path: deployments, keys, health. Most of what it says is dull. */
final class Cloud {

  /** The server's identity at its key. */
  static final Caller KEY_IDENTITY =
      new Caller(
          null,
          "00000000-0000-0000-0000-0000000000aa",
          "00000000-0000-0000-0000-0000000000bb",
          "20.50.1.10");

  /** What deploys. */
  static final Caller PIPELINE =
      new Caller(
          null,
          "00000000-0000-0000-0000-0000000000c1",
          "00000000-0000-0000-0000-0000000000c2",
          "20.60.2.20");

  private static final Caller PORTAL =
      new Caller(
          null,
          "00000000-0000-0000-0000-0000000000d1",
          "00000000-0000-0000-0000-0000000000d2",
          "10.20.5.4");
  private static final Caller APPROVER =
      new Caller(
          "net.admin@hospital.example",
          "00000000-0000-0000-0000-0000000000e1",
          "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
          "198.51.100.20");
  private static final Caller DEVELOPER =
      new Caller(
          "dev.lead@hospital.example",
          "00000000-0000-0000-0000-0000000000e2",
          "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
          "198.51.100.31");
  private static final String KEY = "keys/cmk/0123456789abcdef0123456789abcdef";
  private static final List<Change> DULL =
      List.of(
          new Change("Microsoft.Resources/tags/write", "Microsoft.Resources/tags/default", null),
          new Change("Microsoft.Compute/virtualMachines/write",
              "Microsoft.Compute/virtualMachines/vm-proxysql-1", null),
          new Change("Microsoft.Insights/metricAlerts/write",
              "Microsoft.Insights/metricAlerts/lag", null),
          new Change("Microsoft.Storage/storageAccounts/listKeys/action",
              "Microsoft.Storage/storageAccounts/staudit", null),
          new Change("Microsoft.RecoveryServices/vaults/backupJobs/write",
              "Microsoft.RecoveryServices/vaults/rv-1", null));
  private static final List<Change> RARE =
      List.of(
          new Change("Microsoft.Network/networkSecurityGroups/securityRules/write",
              "Microsoft.Network/networkSecurityGroups/nsg-proxy/securityRules/AllowMySQL", null),
          new Change("Microsoft.DBforMySQL/flexibleServers/configurations/write",
              "Microsoft.DBforMySQL/flexibleServers/mysql-prod/configurations/max_connections",
              "{\"properties\":{\"value\":\"500\"}}"),
          new Change("Microsoft.DBforMySQL/flexibleServers/write",
              "Microsoft.DBforMySQL/flexibleServers/mysql-prod",
              "{\"properties\":{\"storage\":{\"storageSizeGB\":512}}}"),
          new Change("Microsoft.Network/loadBalancers/write",
              "Microsoft.Network/loadBalancers/ilb-proxysql", null));

  private final World world;
  private final Chance chance;
  private double backends = 100;

  Cloud(World world) {
    this.world = world;
    this.chance = new Chance(world.config().seed(), "cloud");
  }

  void start() {
    often(15 * Times.MINUTE, this::usesKey);
    often(40 * Times.MINUTE, () -> vault(PORTAL, "SecretGet", "secrets/portal-db", 200));
    often(100 * Times.MINUTE, () -> changes(PIPELINE, chance.pick(DULL)));
    often(8 * Times.DAY, () -> changes(PIPELINE, chance.pick(RARE)));
    often(18 * Times.DAY, () -> vault(DEVELOPER, "SecretList", "secrets", 403));
    often(25 * Times.DAY, () -> approves(APPROVER, "pe-analytics-" + chance.hex(3)));
    often(28 * Times.DAY, () -> vault(PIPELINE, "KeyRotate", "keys/cmk", 200));
    often(9 * Times.DAY, this::restartsProxy);
    world.agenda().in(Times.MINUTE, () -> world.agenda().repeat(() -> {
      world.logs().azure(Logs.LOAD_BALANCER, AzureMessage.LOAD_BALANCER,
          AzureMessage.backends(backends, world.now()));
      return Times.MINUTE;
    }));
  }

  private void often(long mean, Runnable action) {
    // at times of chance; never all at once in the beginning
    world.agenda().in(chance.exponential(mean), () -> world.agenda().repeat(() -> {
      action.run();
      return chance.exponential(mean) + Times.SECOND;
    }));
  }

  private void usesKey() {
    vault(KEY_IDENTITY, "KeyGet", "keys/cmk", 200);
    vault(KEY_IDENTITY, chance.happens(.5) ? "KeyWrap" : "KeyUnwrap", KEY, 200);
    if (chance.happens(.1)) {
      // as every client: the first call is sent away to get a token
      vault(new Caller(null, null, null, KEY_IDENTITY.ip()), "KeyGet", "keys/cmk", 401);
    }
  }

  private void restartsProxy() {
    backends = 200.0 / 3;
    world.agenda().in(chance.between(2 * Times.MINUTE, 9 * Times.MINUTE), () -> backends = 100);
  }

  /** Somebody lets a private endpoint connect. */
  void approves(Caller caller, String connection) {
    changes(
        caller,
        new Change(
            "Microsoft.Network/privateLinkServices/privateEndpointConnections/write",
            "Microsoft.Network/privateLinkServices/pls-proxysql/privateEndpointConnections/"
                + connection,
            "{\"properties\":{\"privateLinkServiceConnectionState\":{\"status\":\"Approved\","
                + "\"description\":\"ticket\"}}}"));
  }

  void changes(Caller caller, Change change) {
    world.logs().azure(
        Logs.ACTIVITY,
        "activity-log",
        AzureMessage.activity(
            caller, change, "aaaaaaaa-0000-0000-0000-" + chance.hex(12), world.now()));
  }

  void vault(Caller caller, String operation, String object, int status) {
    world.logs().azure(
        Logs.KEY_VAULT,
        "kv-phi",
        AzureMessage.keyVault(caller, operation, object, status, world.now()));
  }

  static String key() {
    return KEY;
  }

  /** No proxy answers any more, or all do again. */
  void backends(double percent) {
    backends = percent;
    if (percent == 0) {
      world.logs().azure(Logs.LOAD_BALANCER, AzureMessage.LOAD_BALANCER,
          AzureMessage.noHealthyBackends(world.now()));
    }
  }
}
