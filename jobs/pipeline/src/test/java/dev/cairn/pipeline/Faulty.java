package dev.cairn.pipeline;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets calls of an interface fail for a while, before they are made or after; notes all calls. */
final class Faulty<T> {

  private enum When {
    BEFORE,
    AFTER
  }

  private record Plan(When when, IOException failure, int times) {}

  private final T target;
  private final T proxy;
  private final Map<String, Plan> plans = new HashMap<>();
  private final Map<String, Action> actions = new HashMap<>();
  private final List<String> calls = new ArrayList<>();

  interface Action {
    void run() throws Exception;
  }

  private Faulty(Class<T> type, T target) {
    this.target = target;
    this.proxy =
        type.cast(
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> call(method, args)));
  }

  static <T> Faulty<T> of(Class<T> type, T target) {
    return new Faulty<>(type, target);
  }

  /** What fails. */
  T proxy() {
    return proxy;
  }

  /** The next calls of that method do nothing but fail. */
  Faulty<T> failBefore(String method, int times) {
    return fail(method, times, new IOException(method + " is out of reach"));
  }

  Faulty<T> fail(String method, int times, IOException failure) {
    plans.put(method, new Plan(When.BEFORE, failure, times));
    return this;
  }

  /** The next calls of that method are made, and then seem to fail: an answer that was lost. */
  Faulty<T> failAfter(String method, int times) {
    plans.put(
        method, new Plan(When.AFTER, new IOException("answer of " + method + " lost"), times));
    return this;
  }

  /** Something else happens before the next call of that method. */
  Faulty<T> before(String method, Action action) {
    actions.put(method, action);
    return this;
  }

  /** How often a method was called. */
  long calls(String method) {
    return calls.stream().filter(method::equals).count();
  }

  private Object call(Method method, Object[] args) throws Throwable {
    calls.add(method.getName());
    Action action = actions.remove(method.getName());
    if (action != null) {
      action.run();
    }
    Plan plan = plans.get(method.getName());
    boolean fails = plan != null && plan.times() > 0;
    if (fails) {
      plans.put(method.getName(), new Plan(plan.when(), plan.failure(), plan.times() - 1));
      if (plan.when() == When.BEFORE) {
        throw plan.failure();
      }
    }
    try {
      Object result = method.invoke(target, args);
      if (fails) {
        throw plan.failure();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
