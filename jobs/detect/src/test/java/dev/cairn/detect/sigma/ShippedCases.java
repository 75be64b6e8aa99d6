package dev.cairn.detect.sigma;

import static dev.cairn.detect.sigma.Samples.changed;
import static dev.cairn.detect.sigma.Samples.client;
import static dev.cairn.detect.sigma.Samples.flow;
import static dev.cairn.detect.sigma.Samples.known;
import static dev.cairn.detect.sigma.Samples.of;
import static dev.cairn.detect.sigma.Samples.query;
import static dev.cairn.detect.sigma.Samples.sensitive;

import dev.cairn.detect.signal.Signal;
import java.util.List;
import java.util.stream.Stream;

/** A case for each rule that comes with Cairn, of real records where there are any. */
final class ShippedCases {

  private static final String CONNECT = "proxysql_audit/connect_ok_quit_close_2_7.json";
  private static final String APPROVE =
      "constructed_pls_activity/approve_start_and_success.json";
  private static final String APPROVED =
      "MICROSOFT.NETWORK/PRIVATELINKSERVICES/PRIVATEENDPOINTCONNECTIONS/WRITE";

  private static final String FLOWS =
      "constructed_network_flow/two_interfaces_and_two_logs.json";

  private ShippedCases() {}

  static Stream<ShippedCase> all() {
    return Stream.of(statements(), exports(), health(), azure(), path(), silence())
        .flatMap(List::stream);
  }

  private static List<Signal> session(Object... fields) {
    return List.of(Signals.session(fields));
  }

  /** A sealed session that moved data. */
  private static List<Signal> sealed(String field, long value) {
    return session(
        "kind", "client", "state", "sealed", "reporter", "proxysql-1", "bytes_out", 900_000L,
        field, value);
  }

  /** An operation of Azure, at its end: a real record but for its name. */
  private static List<Signal> operation(String name) {
    return changed("azure.activity", APPROVE, APPROVED, name);
  }

  private static List<ShippedCase> statements() {
    return List.of(
        new ShippedCase(
            "Privileges granted or taken",
            query("root", "GRANT SELECT ON clinical.* TO 'eve'", 0),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "Database user made, changed or removed",
            query("root", "/* x */ create user eve identified by 'x'", 0),
            query("root", "CREATE TABLE users (id INT)", 0)),
        new ShippedCase(
            "Audit or security settings of the server changed by statement",
            query("root", "SET @@GLOBAL.audit_log_enabled = OFF", 0),
            query("app", "SET SESSION wait_timeout = 5", 0)),
        new ShippedCase(
            "The change data capture user does more than read and replicate",
            query("openflow_cdc", "DELETE FROM orders", 0),
            query("openflow_cdc", "SELECT * FROM orders", 0)),
        new ShippedCase(
            "Binary log read by somebody else than the change data capture user",
            query("eve", "SHOW BINLOG EVENTS", 0),
            query("openflow_cdc", "SHOW MASTER STATUS", 0)),
        new ShippedCase(
            "Statement that writes a file on the server",
            query("eve", "SELECT * FROM patients INTO OUTFILE '/tmp/x'", 0),
            query("eve", "SELECT outfile FROM settings", 0)),
        new ShippedCase(
            "Statements shaped like a dump",
            query("eve", "SELECT /*!40001 SQL_NO_CACHE */ * FROM `patients`", 0),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "Tables of accounts and privileges read",
            query("eve", "SELECT * FROM mysql.user", 0),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "Very many tables read by one user",
            query("app", "SELECT id FROM orders WHERE id = 5", 0),
            query("app", "INSERT INTO orders VALUES (1)", 0)),
        new ShippedCase(
            "Statement that this service never sent before",
            query("etl", "SELECT 1 FROM orders", 1, sensitive("service", null)),
            query("anna", "SELECT 1 FROM orders", 1, sensitive("person", null))),
        new ShippedCase(
            "Sensitive table that this user never touched before",
            query(
                "anna",
                "SELECT 1 FROM patients",
                1,
                sensitive("person", "phi", "clinical.patients")),
            query("anna", "SELECT 1", 1, sensitive("person", "public", "a.b"))),
        new ShippedCase(
            "Sensitive table that nobody of this user's team ever touched",
            query(
                "anna",
                "SELECT * FROM clinical.patients",
                1,
                sensitive("person", "phi", "clinical.patients")),
            query(
                "etl",
                "SELECT * FROM clinical.patients",
                1,
                sensitive("service", "phi", "clinical.patients"))));
  }

  private static List<ShippedCase> exports() {
    return List.of(
        new ShippedCase(
            "Very many rows in one statement",
            query("anna", "SELECT * FROM patients", 120000, sensitive("person", "phi")),
            query("anna", "SELECT * FROM lists", 120000, sensitive("person", "public"))),
        new ShippedCase(
            "Very many rows in one session",
            session("rows_sent", 600_000L, "user_name", "anna"),
            session("rows_sent", 600_000L, "user_name", "openflow_cdc")),
        new ShippedCase(
            "Very many bytes in one session",
            session("bytes_out", 2_000_000_000L, "kind", "flow_only"),
            session("bytes_out", 2_000_000L, "kind", "client")),
        new ShippedCase(
            "Sensitive rows read slowly but steadily, in a day",
            query("anna", "SELECT * FROM patients", 10, sensitive("person", "pii")),
            query("etl", "SELECT * FROM patients", 10, sensitive("service", "pii"))),
        new ShippedCase(
            "Sensitive rows read slowly but steadily, in a week",
            query("anna", "SELECT * FROM patients", 10, sensitive("person", "phi")),
            query("anna", "SELECT * FROM lists", 10, sensitive("person", "public"))),
        new ShippedCase(
            "Very many rows in an hour",
            query("anna", "SELECT * FROM patients", 10),
            query("anna", "SELECT 1", 0)),
        new ShippedCase(
            "Far more rows in a day than this user ever reads",
            query("anna", "SELECT * FROM patients", 10),
            query("anna", "SELECT 1", 0)),
        new ShippedCase(
            "Far more rows in a day than anybody of the team reads",
            query("anna", "SELECT 2", 10, sensitive("person", null)),
            query("anna", "SELECT 1", 10)));
  }

  private static List<ShippedCase> health() {
    return List.of(
        new ShippedCase(
            "Client connected to the proxy without TLS",
            changed("proxysql.audit", CONNECT, "127.0.0.11", "10.20.1.4"),
            changed("proxysql.audit", CONNECT, "\"ssl\":false", "\"ssl\":true")),
        new ShippedCase(
            "Connection at the database without TLS",
            changed(
                "mysql.audit",
                "mysql_general_log/session_8_0.log",
                "using SSL/TLS",
                "using TCP/IP"),
            of("mysql.audit", "azure_mysql_audit/connection_log_CONNECT_flexible_2023.json")),
        new ShippedCase(
            "Flow that the virtual network does not encrypt",
            of("network.flow", FLOWS),
            of("network.flow", "vnet_flow_v4/pt1h_blob_2022.json")),
        new ShippedCase(
            "Load balancer without healthy backends",
            of("azure.loadbalancer", "constructed_lb_health/no_healthy_backends.json"),
            of("azure.loadbalancer", "constructed_lb_health/datapath_warning.json")),
        new ShippedCase(
            "Load balancer in trouble",
            of("azure.loadbalancer", "constructed_lb_health/datapath_warning.json"),
            of("azure.loadbalancer", "constructed_lb_health/no_healthy_backends.json")),
        new ShippedCase(
            "Proxy loses its database",
            of("proxysql.error", "proxysql_error/constructed_broken_connection.log"),
            of("proxysql.error", "proxysql_error/error_during_query_2_7.log")),
        new ShippedCase(
            "ProxySQL stopped or crashed",
            of("proxysql.error", "proxysql_error/messages_2_7.log"),
            of("proxysql.error", "proxysql_error/error_during_query_2_7.log")),
        new ShippedCase(
            "Log-in at ProxySQL's administration",
            of("proxysql.audit", "proxysql_audit/admin_connect_ok_close_2_7.json"),
            of("proxysql.audit", CONNECT)));
  }

  private static List<ShippedCase> azure() {
    return List.of(
        new ShippedCase(
            "Private Link connection requested",
            of(
                "azure.activity",
                "constructed_pls_activity/mysql_request_reject_pending_remove.json"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "Private Link connection approved",
            of("azure.activity", APPROVE),
            of("azure.activity", "constructed_pls_activity/delete_accept_and_success.json")),
        new ShippedCase(
            "Private Link connection rejected or removed",
            of("azure.activity", "constructed_pls_activity/delete_accept_and_success.json"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "Private Link service changed",
            operation("Microsoft.Network/privateLinkServices/write"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "Network security rules changed",
            operation("Microsoft.Network/networkSecurityGroups/securityRules/write"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "Flow logs or diagnostic settings changed",
            operation("Microsoft.Insights/diagnosticSettings/delete"),
            of("azure.activity", "activity_log/otel_records_batch_start_2025.json")),
        new ShippedCase(
            "Security settings of the MySQL server changed in Azure",
            operation("Microsoft.DBforMySQL/flexibleServers/updateConfigurations/action"),
            operation("Microsoft.DBforMySQL/flexibleServers/configurations/write")),
        new ShippedCase(
            "MySQL server changed in Azure",
            of("azure.activity", "constructed_pls_activity/older_categories_and_pseudo_json.json"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "Key Vault refused",
            of("azure.keyvault", "constructed_key_vault/keyunwrap_forbidden_403.json"),
            of("azure.keyvault", "constructed_key_vault/first_call_without_token_401.json")),
        new ShippedCase(
            "Key used by an identity that never used one of this vault",
            of("azure.keyvault", "constructed_key_vault/keyunwrap_managed_identity.json"),
            of("azure.keyvault", "constructed_key_vault/keylist_without_id.json")),
        new ShippedCase(
            "Key, vault or its permissions changed",
            of("azure.keyvault", "constructed_key_vault/vaultpatch_long_claim_names.json"),
            of("azure.keyvault", "constructed_key_vault/keyunwrap_managed_identity.json")));
  }

  private static List<ShippedCase> path() {
    return List.of(
        new ShippedCase(
            "Burst of refused log-ins from one address",
            of("proxysql.audit", "proxysql_audit/connect_err_2_7.json"),
            of("proxysql.audit", CONNECT)),
        new ShippedCase(
            "Burst of refused log-ins of one user",
            of("proxysql.audit", "proxysql_audit/connect_err_2_7.json"),
            of("proxysql.audit", CONNECT)),
        new ShippedCase(
            "Password spraying from one address",
            of("proxysql.audit", "proxysql_audit/connect_err_2_7.json"),
            of("proxysql.audit", CONNECT)),
        new ShippedCase(
            "Log-in accepted after many refused",
            of("proxysql.audit", CONNECT),
            of("proxysql.audit", "proxysql_audit/close_health_probe_2_7.json")),
        new ShippedCase(
            "Log-ins of users that nobody knows",
            known(of("proxysql.audit", "proxysql_audit/connect_err_2_7.json"), client(null)),
            known(
                of("proxysql.audit", "proxysql_audit/connect_err_2_7.json"),
                sensitive("person", null))),
        new ShippedCase(
            "Database connection that no proxy session explains",
            session("kind", "direct", "state", "sealed", "user_name", "eve"),
            session("kind", "direct", "state", "provisional", "user_name", "eve")),
        new ShippedCase(
            "Flow that no proxy session explains",
            session(
                "kind",
                "flow_only",
                "state",
                "sealed",
                "bytes_out",
                9_000_000L,
                "client_ip",
                "10.0.0.9"),
            session(
                "kind",
                "flow_only",
                "state",
                "sealed",
                "bytes_out",
                9_000_000L,
                "client_role",
                "proxy",
                "client_ip",
                "10.0.0.9")),
        new ShippedCase(
            "Flow to the database from where none should come",
            known(
                of("network.flow", FLOWS),
                flow("administration", "database")),
            known(
                of("network.flow", FLOWS),
                flow("administration", "load_balancer"))),
        new ShippedCase(
            "Flow to the database from an address nobody named",
            known(of("network.flow", FLOWS), client(null)),
            known(of("network.flow", FLOWS), flow(null, "load_balancer"))),
        new ShippedCase(
            "Flow to the proxy from where none should come",
            known(
                of("network.flow", FLOWS),
                flow("administration", "load_balancer")),
            known(
                changed("network.flow", FLOWS, "3306", "6033"),
                client("private_link_nat"))),
        new ShippedCase(
            "Flow to the proxy from an address nobody named",
            known(changed("network.flow", FLOWS, "3306", "6033"), client(null)),
            changed("network.flow", FLOWS, "3306", "6033")),
        new ShippedCase(
            "Denied flow to a database or proxy port",
            of("network.flow", "constructed_network_flow/connector_records.json"),
            of("network.flow", "vnet_flow_v4/pt1h_blob_2022.json")),
        new ShippedCase(
            "Denied flows to database or proxy ports",
            of("network.flow", "constructed_network_flow/connector_records.json"),
            of("network.flow", "vnet_flow_v4/pt1h_blob_2022.json")));
  }

  private static List<ShippedCase> silence() {
    return List.of(
        new ShippedCase(
            "A proxy's audit log is silent",
            of("proxysql.audit", CONNECT),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "A proxy's query log is silent",
            query("app", "SELECT id FROM orders WHERE id = 5", 0),
            of("proxysql.audit", CONNECT)),
        new ShippedCase(
            "A database server's audit log is silent",
            of("mysql.audit", "azure_mysql_audit/connection_log_CONNECT_flexible_2021.json"),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "A flow log is silent",
            of("network.flow", FLOWS),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "A reporter's clock is ahead",
            changed("proxysql.audit", CONNECT, "1795381", "1895381"),
            of("azure.activity", APPROVE)),
        new ShippedCase(
            "A proxy's records come late",
            changed("proxysql.audit", CONNECT, "1795381", "1695381"),
            changed("proxysql.audit", CONNECT, "1795381", "1895381")),
        new ShippedCase(
            "A proxy's clock jumps",
            of("proxysql.audit", CONNECT),
            query("app", "SELECT id FROM orders WHERE id = 5", 0)),
        new ShippedCase(
            "Sessions moved data, and no statement of theirs is logged",
            sealed("statements", 0L),
            sealed("statements", 1L)),
        new ShippedCase(
            "Many statements without a record at the server",
            sealed("statements_unmatched", 9L),
            sealed("statements_unmatched", 0L)),
        new ShippedCase(
            "Session outside working hours",
            of("proxysql.audit", CONNECT),
            of("proxysql.audit", "proxysql_audit/connect_err_2_7.json")),
        new ShippedCase(
            "Activity outside working hours",
            query("app", "SELECT id FROM orders WHERE id = 5", 0),
            query("app", "SHOW TABLES", 0)));
  }
}
