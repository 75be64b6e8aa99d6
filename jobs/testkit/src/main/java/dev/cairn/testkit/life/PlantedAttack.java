package dev.cairn.testkit.life;

import java.util.Set;

/**
 * The truth about an attack. Names are as logs write them.
 *
 * @param id unique, such as {@code low_and_slow-2}
 * @param kind what
 * @param users database users, or callers in Azure, as whom it was done; empty for none
 * @param clients addresses from which; empty for none
 * @param reporters whose logs show it, where that is what it is about; empty for any
 * @param from its first sign, epoch microseconds, true time
 * @param to its last
 * @param records how many records speak of it; 0 where it is that none comes
 */
public record PlantedAttack(
    String id,
    AttackKind kind,
    Set<String> users,
    Set<String> clients,
    Set<String> reporters,
    long from,
    long to,
    int records) {

  /** Copies the sets. */
  public PlantedAttack {
    users = Set.copyOf(users);
    clients = Set.copyOf(clients);
    reporters = Set.copyOf(reporters);
  }
}
