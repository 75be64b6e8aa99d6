package dev.cairn.testkit.life;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes down what is known of a world. */
final class Facts {

  private static final Set<DayOfWeek> WEEK = EnumSet.allOf(DayOfWeek.class);

  private Facts() {}

  static KnownFacts of(World world) {
    int year = world.config().start().atZone(ZoneOffset.UTC).getYear();
    Map<String, Map<LocalDate, String>> holidays = new TreeMap<>();
    for (String country : List.of("de", "us", "in")) {
      holidays.put(country, Holidays.of(country, year, year + 1));
    }
    return new KnownFacts(
        Map.of(
            "reference.yaml", "version: simulated\nabout: a simulated hospital\n",
            "users.yaml", users(world),
            "addresses.csv", addresses(world),
            "sensitivity.yaml", world.catalogue().sensitivityYaml(),
            "servers.csv", servers(world)),
        hours(world),
        world.roster().openings(),
        holidays,
        Map.of(
            "cdc_users", List.of(Services.CDC),
            "loading_users", List.of(Services.CDC, Services.BACKUP, Services.ETL),
            "backup_users", List.of(Services.BACKUP),
            "replication_users", List.of(Services.CDC, Services.REPLICATION),
            "direct_users", List.of(Services.CDC, Services.REPLICATION, "monitor"),
            "administrators", administrators(world),
            "provisioning_users", List.of(Services.PROVISIONING),
            "key_identities", List.of(Cloud.KEY_IDENTITY.object()),
            "deployment_identities", List.of(Cloud.PIPELINE.object())));
  }

  private static List<String> administrators(World world) {
    return world.people().of(Team.Role.ADMINISTRATOR).stream().map(Person::user).toList();
  }

  private static String users(World world) {
    StringBuilder yaml = new StringBuilder();
    for (Person person : world.people().all()) {
      yaml.append(
          "- {user: %s, principal: '%s', kind: person, team: %s, time_zone: %s}\n"
              .formatted(
                  person.user(),
                  person.principal(),
                  person.team().name(),
                  person.team().zone().getId()));
    }
    for (String service : Services.USERS) {
      yaml.append(
          "- {user: %s, principal: '%s', kind: service, owner: Platform, team: platform}\n"
              .formatted(service, service.replace('_', ' ')));
    }
    return yaml.toString();
  }

  private static String addresses(World world) {
    StringBuilder csv = new StringBuilder("range,host,role,hop\n");
    csv.append("10.20.1.0/28,Private Link NAT,private_link_nat,network\n");
    csv.append("10.20.2.10,internal load balancer,load_balancer,network\n");
    csv.append("10.20.3.0/28,proxy subnet,proxy,proxy\n");
    for (Proxy proxy : world.proxies()) {
      csv.append("%s,%s,proxy,proxy\n".formatted(proxy.ip(), proxy.name()));
    }
    csv.append("10.20.4.0/28,database subnet,database,database\n");
    for (int third = 5; third <= 8; third++) {
      csv.append("10.20.%d.0/28,applications,client,\n".formatted(third));
    }
    csv.append("10.30.0.0/16,Berlin desks,client,\n10.31.0.0/24,Berlin terminal servers,client,\n");
    csv.append("10.32.0.0/16,Berlin administrators,client,\n");
    csv.append("10.40.0.0/16,New York desks,client,\n");
    csv.append("10.41.0.0/24,New York terminal servers,client,\n");
    csv.append("10.42.0.0/16,New York administrators,client,\n");
    csv.append("10.45.0.0/16,Pune desks,client,\n10.50.0.0/21,VPN,client,\n");
    csv.append("10.60.0.0/16,monitoring,monitoring,\n168.63.129.16,Azure probe,monitoring,network\n");
    return csv.toString();
  }

  private static String servers(World world) {
    StringBuilder csv = new StringBuilder("name,kind,environment\n");
    world.proxies().forEach(proxy -> csv.append(proxy.name()).append(",proxy,production\n"));
    for (String name : List.of(World.SERVER, World.SERVER_NAME, World.REPLICA)) {
      csv.append(name).append(",server,production\n");
    }
    return csv.toString();
  }

  private static List<KnownFacts.Hours> hours(World world) {
    List<KnownFacts.Hours> hours = new ArrayList<>();
    for (Team team : Team.all()) {
      hours.add(
          new KnownFacts.Hours(
              team.name(),
              world.people().all().stream()
                  .filter(person -> person.team().name().equals(team.name()))
                  .map(Person::user)
                  .toList(),
              team.zone(),
              team.days(),
              team.from(),
              team.to(),
              team.takesTurns() ? null : team.country()));
    }
    window(hours, Services.BACKUP, 1, 3);
    // its second try may come in the morning
    window(hours, Services.ETL, 2, 8);
    List<String> always = new ArrayList<>(Services.USERS);
    always.removeAll(List.of(Services.BACKUP, Services.ETL));
    hours.add(
        new KnownFacts.Hours(
            "services", always, ZoneOffset.UTC, WEEK, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, null));
    return hours;
  }

  private static void window(List<KnownFacts.Hours> hours, String user, int from, int to) {
    hours.add(
        new KnownFacts.Hours(
            user, List.of(user), ZoneId.of("Etc/UTC"), WEEK, LocalTime.of(from, 0),
            LocalTime.of(to, 0), null));
  }
}
