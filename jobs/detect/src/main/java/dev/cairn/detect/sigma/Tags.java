package dev.cairn.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a rule's tags say of MITRE ATT&amp;CK; tags of other namespaces are left alone.
 *
 * @param techniques such as T1213.006
 * @param tactics such as collection
 */
record Tags(List<String> techniques, List<String> tactics) {

  // of the enterprise matrix, with the names that later versions give to parts of defense-evasion
  private static final Set<String> TACTICS =
      Set.of(
          "reconnaissance", "resource-development", "initial-access", "execution", "persistence",
          "privilege-escalation", "defense-evasion", "stealth", "impair-defenses",
          "credential-access", "discovery", "lateral-movement", "collection",
          "command-and-control", "exfiltration", "impact");
  private static final Pattern TECHNIQUE = Pattern.compile("t[0-9]{4}(\\.[0-9]{3})?");
  // groups, software, campaigns, mitigations, data sources
  private static final Pattern OTHER = Pattern.compile("(g|s|c|m|ds|ta)[0-9]{4}");
  private static final String ATTACK = "attack.";

  static Tags read(Yaml tags, Faults faults) {
    List<String> techniques = new ArrayList<>();
    List<String> tactics = new ArrayList<>();
    for (Yaml tag : tags == null ? List.<Yaml>of() : tags.elements()) {
      if (!tag.isScalar()) {
        faults.add(tag, "tags: allowed: a list of texts such as attack.t1078");
        continue;
      }
      String text = tag.text().toLowerCase(Locale.ROOT);
      if (!text.startsWith(ATTACK)) {
        continue;
      }
      String name = text.substring(ATTACK.length());
      String tactic = name.replace('_', '-');
      if (TECHNIQUE.matcher(name).matches()) {
        techniques.add(name.toUpperCase(Locale.ROOT));
      } else if (TACTICS.contains(tactic)) {
        tactics.add(tactic);
      } else if (!OTHER.matcher(name).matches()) {
        faults.add(
            tag,
            "unknown tag '%s'%s Allowed: a technique such as attack.t1213.006, or a tactic"
                .formatted(tag.text(), Nearest.hint(tactic, TACTICS)));
      }
    }
    return new Tags(
        techniques.stream().distinct().toList(), tactics.stream().distinct().toList());
  }
}
