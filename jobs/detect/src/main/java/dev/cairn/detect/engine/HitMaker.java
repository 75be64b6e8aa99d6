package dev.cairn.detect.engine;

import dev.cairn.detect.calendar.Schedules.Outside;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Message;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import dev.cairn.schemas.DetectionHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes hits of signals of which a rule's condition holds. */
final class HitMaker {

  private static final int MOST_TABLES = 16;
  /** Longer values are cut: a key or item goes into every hit, finding and state. */
  private static final int MOST_TEXT = 256;
  /** Some 70,000 years: room to add and subtract. */
  static final long FURTHEST = 1L << 61;

  private static final Field USER = Fields.get("user_name");
  private static final Field PRINCIPAL = Fields.get("principal");
  private static final Field CLIENT = Fields.get("client_ip");
  private static final Field CLIENT_NAME = Fields.get("client_name");
  private static final Field SERVER = Fields.get("server");
  private static final Field REPORTER = Fields.get("reporter");
  private static final Field DATABASE = Fields.get("database_name");
  private static final Field ENVIRONMENT = Fields.get("environment");
  private static final Field SENSITIVITY = Fields.get("sensitivity");
  private static final Field TABLES = Fields.get("tables");

  private final String ruleSetVersion;
  private final Thinning thinning = new Thinning();

  HitMaker(String ruleSetVersion) {
    this.ruleSetVersion = ruleSetVersion;
  }

  void make(Watch watch, Signal signal, Consumer<DetectionHit> into) {
    Rule rule = watch.rule();
    String key = key(watch, signal);
    Double value = value(watch, signal);
    if (key == null || value == null && watch.input().value() != null) {
      return;
    }
    if (rule.detector() instanceof Detector.Silence silence
        && !thinning.passes(rule.id(), key, signal.ingest(), silence.limit())) {
      return;
    }
    Outside outside = null;
    if (rule.detector() instanceof Detector.OffHours offHours) {
      outside = offHours.schedules().outside(signal);
      if (outside == null || !outside.isBeyond(offHours.grace(), signal.time())) {
        return;
      }
    }
    for (String item : items(watch, signal)) {
      into.accept(hit(watch, signal, key, value, item, outside));
    }
  }

  private static String key(Watch watch, Signal signal) {
    StringBuilder key = new StringBuilder();
    List<Field> keys = watch.input().keys();
    for (int i = 0; i < keys.size(); i++) {
      String value = signal.text(keys.get(i));
      if (value == null && !watch.input().blankKeys()) {
        return null;
      }
      key.append(i == 0 ? "" : "\n");
      key.append(watch.rule().groupBy().get(i)).append('=');
      key.append(value == null ? Input.BLANK : plain(value));
    }
    return key.toString();
  }

  /** On one line, and not too long. */
  private static String plain(String text) {
    String cut = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
    // nearly none has any: looked for by hand, and only what has some is made anew
    for (int i = 0; i < cut.length(); i++) {
      if (isControl(cut.charAt(i))) {
        return withoutControls(cut);
      }
    }
    return cut;
  }

  private static boolean isControl(char one) {
    return one < ' ' || one == 0x7F;
  }

  private static String withoutControls(String text) {
    char[] all = text.toCharArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = isControl(all[i]) ? '�' : all[i];
    }
    return new String(all);
  }

  private static Double value(Watch watch, Signal signal) {
    Field field = watch.input().value();
    return field != null && signal.value(field) instanceof Number number
        ? (Double) number.doubleValue()
        : null;
  }

  /** What is told apart: of several fields their values together; of a list each on its own. */
  private static List<String> items(Watch watch, Signal signal) {
    List<Field> fields = watch.input().item();
    List<String> items = new ArrayList<>();
    if (fields.isEmpty()) {
      items.add(null);
    } else if (fields.size() == 1 && signal.value(fields.get(0)) instanceof List<?> list) {
      list.forEach(one -> items.add(plain(one.toString())));
    } else {
      StringBuilder item = new StringBuilder();
      for (Field field : fields) {
        String value = signal.text(field);
        if (value == null) {
          return List.of();
        }
        item.append(item.isEmpty() ? "" : " ").append(plain(value));
      }
      items.add(item.toString());
    }
    return items;
  }

  private DetectionHit hit(
      Watch watch, Signal signal, String key, Double value, String item, Outside outside) {
    Rule rule = watch.rule();
    DetectionHit hit = new DetectionHit();
    hit.setRuleId(rule.id());
    hit.setRuleVersion(rule.version());
    hit.setRuleSetVersion(ruleSetVersion);
    hit.setKey(key);
    hit.setTime(near(signal.time()));
    hit.setIngest(near(signal.ingest()));
    hit.setInput(watch.at());
    hit.setValue(value);
    hit.setItem(item);
    hit.setBasis(Basis.of(signal, watch.input().value()));
    Map<String, String> facts = new HashMap<>();
    if (outside != null) {
      hit.setPeriodStart(near(outside.start()));
      hit.setPeriodEnd(near(outside.end()));
      facts.put("hours", outside.hours());
      facts.put("local_time", outside.localTime());
      if (outside.why() != null) {
        facts.put("why", outside.why());
      }
    }
    addGaps(rule, signal, facts);
    hit.setFacts(facts);
    hit.setSource(signal.source());
    hit.setEventId(signal.event() == null ? null : signal.event().getEventId());
    hit.setSessionId(signal.session() == null ? null : signal.session().getSessionId());
    setWho(hit, signal);
    return hit;
  }

  // fields that the reason speaks of and no finding has
  private static void addGaps(Rule rule, Signal signal, Map<String, String> facts) {
    for (String gap : rule.message().gaps()) {
      Field field = Message.NAMES.contains(gap) ? null : Fields.find(gap);
      String value = field == null || field.phi() ? null : signal.text(field);
      if (value != null) {
        facts.putIfAbsent(gap, plain(value));
      }
    }
  }

  private static void setWho(DetectionHit hit, Signal signal) {
    hit.setTables(
        signal.value(TABLES) instanceof List<?> tables
            ? tables.stream().limit(MOST_TABLES).map(Object::toString).toList()
            : List.of());
    hit.setUserName(signal.text(USER));
    hit.setPrincipal(signal.text(PRINCIPAL));
    hit.setClientIp(signal.text(CLIENT));
    hit.setClientName(signal.text(CLIENT_NAME));
    hit.setServer(signal.text(SERVER));
    hit.setReporter(signal.text(REPORTER));
    hit.setDatabaseName(signal.text(DATABASE));
    hit.setEnvironment(signal.text(ENVIRONMENT));
    hit.setSensitivity(signal.text(SENSITIVITY));
    hit.setReferenceVersion(
        signal.session() == null
            ? signal.known().referenceVersion()
            : signal.session().getReferenceVersion());
  }

  private static long near(long time) {
    return Math.max(-FURTHEST, Math.min(FURTHEST, time));
  }
}
