package dev.cairn.pipeline.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;

/** What is written down for each key, in memory: one value as a list of one. */
public final class StoreByKey<T> implements KeyContext, ValueState<T>, ListState<T> {

  public final Map<Object, List<T>> written = new HashMap<>();
  private Object current;

  @Override
  public void setCurrentKey(Object key) {
    current = key;
  }

  @Override
  public Object getCurrentKey() {
    return current;
  }

  @Override
  public T value() {
    List<T> values = written.get(current);
    return values == null ? null : values.get(0);
  }

  @Override
  public void update(T value) {
    written.put(current, List.of(value));
  }

  @Override
  public void clear() {
    written.remove(current);
  }

  @Override
  public void update(List<T> values) {
    written.put(current, new ArrayList<>(values));
  }

  @Override
  public void addAll(List<T> values) {
    written.computeIfAbsent(current, any -> new ArrayList<>()).addAll(values);
  }

  @Override
  public void add(T value) {
    addAll(List.of(value));
  }

  @Override
  public Iterable<T> get() {
    return written.getOrDefault(current, List.of());
  }
}
