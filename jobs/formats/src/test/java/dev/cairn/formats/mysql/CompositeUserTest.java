package dev.cairn.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

class CompositeUserTest {

  @Example
  void readsWhatTheServersWrite() {
    assertThat(CompositeUser.parse("app[app] @  [10.0.0.4]"))
        .isEqualTo(new CompositeUser("app", "app", "", "10.0.0.4"));
    assertThat(CompositeUser.parse("root[root] @ localhost []"))
        .isEqualTo(new CompositeUser("root", "root", "localhost", ""));
    assertThat(CompositeUser.parse("role[login] @ vm-7 [2001:db8::9]"))
        .isEqualTo(new CompositeUser("role", "login", "vm-7", "2001:db8::9"));
    assertThat(CompositeUser.parse("[ghost] @  [10.0.0.4]").name()).isEqualTo("ghost");
    assertThat(CompositeUser.parse("a[a] @ vm-7"))
        .isEqualTo(new CompositeUser("a", "a", "vm-7", ""));
  }

  @Example
  void bracketsInANameAreTheNames() {
    assertThat(CompositeUser.parse("a[1][a[1]] @  [10.0.0.4]"))
        .isEqualTo(new CompositeUser("a[1]", "a[1]", "", "10.0.0.4"));
    assertThat(CompositeUser.parse("x] @ y[x] @ y] @  [::1]"))
        .isEqualTo(new CompositeUser("x] @ y", "x] @ y", "", "::1"));
  }

  @Example
  void aPlainNameIsNone() {
    assertThat(CompositeUser.parse("app")).isNull();
    assertThat(CompositeUser.parse("app@10.0.0.4")).isNull();
    assertThat(CompositeUser.parse("a[b]")).isNull();
    assertThat(CompositeUser.parse("x] @ [y")).isNull();
  }

  @Property
  void neverThrows(@ForAll @Chars({'[', ']', ' ', '@'}) @CharRange(from = 'a', to = 'b') String s) {
    CompositeUser user = CompositeUser.parse(s);

    assertThat(user == null || s.contains(user.account() + "[" + user.login() + "] @ ")).isTrue();
  }
}
