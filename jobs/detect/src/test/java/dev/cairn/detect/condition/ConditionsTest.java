package dev.cairn.detect.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.detect.condition.Condition.All;
import dev.cairn.detect.condition.Condition.Any;
import dev.cairn.detect.condition.Condition.Not;
import dev.cairn.detect.condition.Condition.OneOf;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  private static final Field USER = Fields.get("user_name");
  private static final Field CLIENT = Fields.get("client_ip");
  private static final Condition ROOT = new OneOf(USER, Set.of("root"));
  private static final Condition APP = new OneOf(USER, Set.of("app"));
  private static final Condition KNOWN = new Present(CLIENT);

  @Test
  void valuesOfOneFieldAreLookedForTogether() {
    assertThat(Conditions.any(List.of(ROOT, KNOWN, APP)))
        .isEqualTo(new Any(List.of(new OneOf(USER, Set.of("root", "app")), KNOWN)));
    assertThat(Conditions.any(List.of(ROOT, APP)))
        .isEqualTo(new OneOf(USER, Set.of("root", "app")));
  }

  @Test
  void nestedOnesOfAKindAreOne() {
    Condition not = new Not(APP);

    assertThat(Conditions.all(List.of(ROOT, Conditions.all(List.of(KNOWN, not)))))
        .isEqualTo(new All(List.of(ROOT, KNOWN, not)));
    assertThat(Conditions.all(List.of(KNOWN, KNOWN))).isEqualTo(KNOWN);
    assertThat(Conditions.not(Conditions.not(ROOT))).isEqualTo(ROOT);
  }

  @Test
  void whatAlwaysOrNeverHoldsIsWorkedOut() {
    assertThat(Conditions.all(List.of())).isSameAs(Condition.ALWAYS);
    assertThat(Conditions.any(List.of())).isEqualTo(Conditions.NEVER);
    assertThat(Conditions.all(List.of(ROOT, Conditions.NEVER))).isEqualTo(Conditions.NEVER);
    assertThat(Conditions.any(List.of(ROOT, Condition.ALWAYS))).isSameAs(Condition.ALWAYS);
    assertThat(Conditions.any(List.of(ROOT, Conditions.NEVER))).isEqualTo(ROOT);
    assertThat(Conditions.not(Conditions.NEVER)).isSameAs(Condition.ALWAYS);
  }

  @Test
  void whichFieldsAConditionReadsIsSeenThroughAllItsParts() {
    Condition nested = new All(List.of(new Not(new Any(List.of(ROOT, APP))), KNOWN));

    assertThat(Conditions.mayReadField(nested, USER)).isTrue();
    assertThat(Conditions.mayReadField(nested, CLIENT)).isTrue();
    assertThat(Conditions.mayReadField(nested, Fields.get("sql_text"))).isFalse();
    assertThat(Conditions.mayReadField(Condition.ALWAYS, USER)).isFalse();
    assertThat(Conditions.mayReadField(signal -> true, USER)).as("unknown kind").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.20.1.0/28, 10.20.1.15, true",
    "10.20.1.0/28, 10.20.1.16, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "fd00:20::/64, fd00:20::9, true",
    "fd00:20::/64, fd00:21::9, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "10.0.0.0/8, localhost, false",
    "10.0.0.0/8, 10.1.2, false",
    "10.0.0.0/8, 10.1.2.999, false",
    "10.0.0.0/8, .:1, false",
    "::/0, a:b, false",
  })
  void anAddressIsInANetworkOrNot(String network, String address, boolean in) {
    assertThat(AddressIn.of(network).matches(address)).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "x/8", "fd00::/129", ""})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> AddressIn.of(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed");
  }
}
