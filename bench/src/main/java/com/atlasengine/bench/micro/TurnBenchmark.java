package com.atlasengine.bench.micro;

import com.atlasengine.lex.InstantHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole turns from event bytes to response bytes, with dependencies that answer immediately. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TurnBenchmark {
  /** Where Lambda's runtime puts the trace header of an invocation. */
  private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

  /** Turns of a call before its transcript is emptied: about as many as a call has. */
  private static final int TURNS_PER_CALL = 16;

  /** What a turn writes about itself; each in a process of its own. */
  @Param private TelemetryMode telemetry = TelemetryMode.NONE;

  private InstantHandler turns = new InstantHandler(false);
  private byte[] cached = {};
  private byte[] generated = {};
  private byte[] phone = {};
  private Object response = "";
  private int phoneTurns;
  private PrintStream standardOut = System.out;

  /** A new process, with its first answers given. */
  @Setup(Level.Iteration)
  public void start() throws IOException {
    standardOut = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setProperty(TRACE_HEADER, telemetry.traceHeader());
    turns = new InstantHandler(telemetry.isWritten());
    cached = InstantHandler.cacheableEvent();
    generated = InstantHandler.uncacheableEvent();
    phone = turns.phoneEvent();
    response = turns.answerUnwritten(cached);
  }

  /** Restores standard output. */
  @TearDown(Level.Iteration)
  public void end() {
    System.setOut(standardOut);
  }

  /** The floor: parse the event and write a response. */
  @Benchmark
  public byte[] floor() {
    return InstantHandler.readAndWrite(cached, response);
  }

  /** A turn in chat whose answer is in memory. */
  @Benchmark
  public byte[] cached() throws IOException {
    return turns.answer(cached);
  }

  /** A turn in chat that the model answers. */
  @Benchmark
  public byte[] generated() throws IOException {
    return turns.answer(generated);
  }

  /** A turn on the phone. */
  @Benchmark
  public byte[] phone() throws IOException {
    if (++phoneTurns % TURNS_PER_CALL == 0) {
      turns.beginCall();
    }
    return turns.answer(phone);
  }
}
