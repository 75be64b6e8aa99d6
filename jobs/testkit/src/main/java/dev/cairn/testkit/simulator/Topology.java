package dev.cairn.testkit.simulator;

import java.util.List;

/**
 * What stands where.
 *
 * @param clients ordinary clients, each with at most one session at a time
 * @param natAddresses source addresses of the Private Link service that they share
 * @param natPorts ports of each of those addresses; a freed one comes round again last
 * @param proxies ProxySQL instances behind the load balancer
 * @param servers database servers, each a hostgroup of its own
 * @param clientsPerConnection clients that share one connection of a proxy to a server, on average;
 *     sets the limit of each pool
 */
public record Topology(
    int clients,
    int natAddresses,
    int natPorts,
    int proxies,
    List<ServerKind> servers,
    int clientsPerConnection) {

  /** A hundred clients, two proxies, one MariaDB, eight clients on a connection. */
  public static final Topology DEFAULT =
      new Topology(100, 2, 60_000, 2, List.of(ServerKind.MARIADB), 8);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Topology {
    Allowed.number("topology.clients", clients, 1, 100_000);
    Allowed.number("topology.natAddresses", natAddresses, 1, 8);
    // half of them may be free at any time, so that a port rests before it is used again
    int leastPorts = Math.max(16, 2 * clients / natAddresses + 2);
    Allowed.number("topology.natPorts", natPorts, leastPorts, 64_000);
    Allowed.number("topology.proxies", proxies, 1, 64);
    Allowed.given("topology.servers", servers, "at least one kind of server");
    Allowed.number("topology.servers.size", servers.size(), 1, 32);
    Allowed.number("topology.clientsPerConnection", clientsPerConnection, 1, 128);
    servers = List.copyOf(servers);
  }

  /** The same with another number of clients. */
  public Topology withClients(int value) {
    return new Topology(
        value, natAddresses, natPorts, proxies, servers, clientsPerConnection);
  }

  /** The same with other NAT addresses and ports. */
  public Topology withNat(int addresses, int ports) {
    return new Topology(clients, addresses, ports, proxies, servers, clientsPerConnection);
  }

  /** The same with another number of proxies. */
  public Topology withProxies(int value) {
    return new Topology(
        clients, natAddresses, natPorts, value, servers, clientsPerConnection);
  }

  /** The same with other servers. */
  public Topology withServers(ServerKind... value) {
    return new Topology(
        clients, natAddresses, natPorts, proxies, List.of(value), clientsPerConnection);
  }

  /** The same with more or fewer clients on a connection. */
  public Topology withClientsPerConnection(int value) {
    return new Topology(clients, natAddresses, natPorts, proxies, servers, value);
  }

  /** Connections that a proxy may have to one server. */
  int poolLimit() {
    double clientsHere = (double) clients / proxies / servers.size();
    return Math.max(1, (int) Math.ceil(clientsHere / clientsPerConnection));
  }
}
