package dev.cairn.detect.engine;

import dev.cairn.schemas.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reason's gaps are filled with, as a tired person reads it. */
final class Words {

  private static final int MOST_NAMES = 3;

  private Words() {}

  static String of(String name, Finding finding, Map<String, String> facts) {
    return switch (name) {
      case "user_name" -> finding.getUserName();
      case "principal" -> finding.getPrincipal();
      case "client_ip" -> finding.getClientIp();
      case "client_name" -> finding.getClientName();
      case "server" -> finding.getServer();
      case "reporter" -> finding.getReporter();
      case "database_name" -> finding.getDatabaseName();
      case "environment" -> finding.getEnvironment();
      case "sensitivity" -> finding.getSensitivity();
      case "tables" -> names(finding.getTables());
      case "sources" -> names(finding.getSources());
      case "observed" -> number(finding.getObserved(), finding.getUnit());
      case "threshold" -> number(finding.getThreshold(), finding.getUnit());
      case "unit" -> finding.getUnit();
      case "basis" -> finding.getBasis();
      case "timespan" -> timespan(finding.getTimespanUs());
      case "count" -> String.format(Locale.ROOT, "%,d", finding.getCount());
      case "key" -> finding.getKey().replace("\n", ", ");
      case "title" -> finding.getTitle();
      default -> facts.get(name);
    };
  }

  private static String names(List<String> all) {
    if (all.isEmpty()) {
      return null;
    }
    int more = all.size() - MOST_NAMES;
    String some = String.join(", ", all.subList(0, Math.min(MOST_NAMES, all.size())));
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static String number(Double value, String unit) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    if ("seconds".equals(unit)) {
      return duration(Duration.ofSeconds(value.longValue()));
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", value.longValue())
        : new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String timespan(Long micros) {
    return micros == null ? null : duration(Duration.ofMillis(micros / 1_000));
  }

  /** In the two largest of days, hours, minutes and seconds. */
  private static String duration(Duration duration) {
    long[] parts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    String[] names = {"day", "hour", "minute", "second"};
    StringBuilder text = new StringBuilder();
    int said = 0;
    for (int i = 0; i < parts.length && said < 2; i++) {
      if (parts[i] > 0) {
        text.append(text.isEmpty() ? "" : " ").append(parts[i]).append(' ').append(names[i]);
        text.append(parts[i] == 1 ? "" : "s");
        said++;
      } else if (said > 0) {
        break;
      }
    }
    return text.isEmpty() ? duration.toMillis() + " ms" : text.toString();
  }
}
