package dev.cairn.testkit.life;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Everybody, and what their teams say. */
final class People {

  private static final List<String> FIRST =
      List.of(
          "Anna", "Ben", "Carla", "David", "Elif", "Femi", "Grace", "Hannah", "Ivan", "Julia",
          "Karim", "Lena", "Maya", "Noah", "Olga", "Priya", "Quentin", "Rosa", "Samir", "Tara",
          "Uwe", "Vera", "Wei", "Ximena", "Yusuf", "Zoe");
  private static final List<String> LAST =
      List.of(
          "Adler", "Becker", "Castillo", "Deshpande", "Eriksson", "Fischer", "Garcia", "Huang",
          "Ito", "Jansen", "Kaya", "Lehmann", "Miller", "Novak", "Okafor", "Patel", "Quinn",
          "Richter", "Santos", "Turner", "Ulrich", "Vogel", "Walker", "Xu", "Yilmaz", "Zimmer");
  private static final int TERMINALS = 6;
  private static final double HIRED_LATER = 0.015;
  private static final double ON_LEAVE = 0.3;

  private final List<Person> all = new ArrayList<>();
  private final Map<String, Phrasebook> books = new HashMap<>();
  private final Chance chance;

  People(LifeConfig config, Catalogue catalogue, int count) {
    this.chance = new Chance(config.seed(), "people");
    LocalDate start = config.start().atZone(ZoneOffset.UTC).toLocalDate();
    Set<String> taken = new HashSet<>();
    List<Team> teams = Team.all();
    double sum = teams.stream().mapToDouble(Team::share).sum();
    double due = 0;
    for (Team team : teams) {
      books.put(team.name(), book(team, catalogue));
      due += team.share() / sum * count;
      // whatever the number, nobody is the only one of a team
      int members = Math.max(2, (int) Math.round(due) - all.size());
      for (int i = 0; i < members && all.size() < count; i++) {
        all.add(person(config, team, all.size(), start, taken));
      }
    }
  }

  private Phrasebook book(Team team, Catalogue catalogue) {
    double writes =
        switch (team.role()) {
          case CLINICIAN -> .25;
          case BILLING, SUPPORT -> .2;
          case DEVELOPER, ADMINISTRATOR, DATA_ENGINEER -> .1;
          case ANALYST, RESEARCHER -> 0;
        };
    return new Phrasebook(
        team.schemas().get(0),
        catalogue.of(team.schemas()),
        team.role() == Team.Role.CLINICIAN ? 90 : 140,
        team.rows(),
        writes,
        chance);
  }

  private Person person(
      LifeConfig config, Team team, int number, LocalDate start, Set<String> taken) {
    String first = chance.pick(FIRST);
    String last = chance.pick(LAST);
    String plain = first.substring(0, 1).toLowerCase(Locale.ROOT) + last.toLowerCase(Locale.ROOT);
    String user = plain;
    for (int i = 2; !taken.add(user); i++) {
      user = plain + i;
    }
    Chance own = new Chance(config.seed(), user);
    String address =
        team.terminals()
            ? team.network() + ".0." + (10 + number % TERMINALS)
            : team.network() + "." + (1 + number / 200) + "." + (10 + number % 200);
    int phrases = team.role() == Team.Role.CLINICIAN ? 30 : 12 + own.below(28);
    LocalDate hired =
        own.happens(HIRED_LATER)
            ? start.plusDays(own.below(config.days()))
            : start.minusDays(30 + own.below(3_000));
    LocalDate leave = own.happens(ON_LEAVE) ? start.plusDays(own.below(config.days() + 5)) : null;
    return new Person(
        user,
        first + " " + last + (user.equals(plain) ? "" : " " + user.substring(plain.length())),
        team,
        address,
        new Repertoire(books.get(team.name()), phrases, own),
        hired,
        leave,
        leave == null ? null : leave.plusDays(3 + own.below(14)),
        own);
  }

  List<Person> all() {
    return all;
  }

  List<Person> of(Team.Role role) {
    return all.stream().filter(person -> person.team().role() == role).toList();
  }

  Phrasebook book(Team team) {
    return books.get(team.name());
  }
}
