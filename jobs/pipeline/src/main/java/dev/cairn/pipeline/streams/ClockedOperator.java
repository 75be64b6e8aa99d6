package dev.cairn.pipeline.streams;

import java.time.Duration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * A keyed operator whose time goes on by the machine's clock when no source speaks any more: else
 * the last sessions before a quiet night would never end. Its time never goes back.
 */
public class ClockedOperator<I, O> extends KeyedProcessOperator<String, I, O> {

  private static final long serialVersionUID = 1;
  private static final Duration TICK = Duration.ofSeconds(1);

  private transient long time;
  private transient long quietSince;
  private transient long timeThen;
  private transient boolean quiet;
  private transient boolean finished;

  /** Runs a function. */
  public ClockedOperator(KeyedProcessFunction<String, I, O> function) {
    super(function);
  }

  @Override
  public void open() throws Exception {
    super.open();
    time = Long.MIN_VALUE;
  }

  @Override
  public final void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() > time) {
      time = mark.getTimestamp();
      advance(time);
    }
  }

  /** Lets time go on. */
  protected void advance(long millis) throws Exception {
    super.processWatermark(new Watermark(millis));
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (status.isIdle() && !quiet) {
      quietSince = getProcessingTimeService().getCurrentProcessingTime();
      timeThen = time;
      tick();
    }
    quiet = status.isIdle();
    super.processWatermarkStatus(status);
  }

  private void tick() {
    long next = getProcessingTimeService().getCurrentProcessingTime() + TICK.toMillis();
    getProcessingTimeService()
        .registerTimer(
            next,
            now -> {
              if (quiet && !finished) {
                if (timeThen > Long.MIN_VALUE && time < Long.MAX_VALUE) {
                  processWatermark(new Watermark(timeThen + now - quietSince));
                }
                tick();
              }
            });
  }

  @Override
  public void finish() throws Exception {
    finished = true;
    super.finish();
  }
}
