package com.atlasengine.local;

import com.atlasengine.local.bedrock.BedrockSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an engine runs.
 *
 * @param template the template file; the functions' jars are found relative to it
 * @param port the port, or 0 for any free one
 * @param latency the latency profile: {@code none}, {@code typical} or {@code analysis}
 * @param parameters values for the template's parameters, over their defaults
 * @param initialization how functions start: {@code on-demand}, or {@code snap-start} with the
 *     checkpoint and restore hooks run
 * @param processes how many processes a function may have at once
 * @param threads how many invocations one process handles at once
 * @param schedules whether the template's schedules run
 * @param flags for the functions' JVMs, after Lambda's own
 * @param content the folder of the content files; empty for those in the jars and in the template
 * @param bedrock what answers Bedrock's requests
 */
public record EngineOptions(
    Path template,
    int port,
    String latency,
    Map<String, String> parameters,
    String initialization,
    int processes,
    int threads,
    boolean schedules,
    List<String> flags,
    Optional<Path> content,
    BedrockSource bedrock) {

  /** The default port. */
  public static final int DEFAULT_PORT = 4566;

  /** Each process takes about 150 MB; more do not make two cores any faster. */
  private static final int DEFAULT_PROCESSES = 4;

  public EngineOptions {
    parameters = Map.copyOf(parameters);
    flags = List.copyOf(flags);
  }

  /** On any free port, without latency, functions started on demand, a stand-in for the model. */
  public static EngineOptions of(Path template) {
    return new EngineOptions(
        template,
        0,
        "none",
        Map.of(),
        "on-demand",
        DEFAULT_PROCESSES,
        1,
        true,
        List.of(),
        Optional.empty(),
        new BedrockSource.StandIn());
  }

  /** On this port. */
  public EngineOptions withPort(int portNumber) {
    return new EngineOptions(
        template,
        portNumber,
        latency,
        parameters,
        initialization,
        processes,
        threads,
        schedules,
        flags,
        content,
        bedrock);
  }

  /** With this latency profile. */
  public EngineOptions withLatency(String profile) {
    return new EngineOptions(
        template,
        port,
        profile,
        parameters,
        initialization,
        processes,
        threads,
        schedules,
        flags,
        content,
        bedrock);
  }

  /** With one more template parameter. */
  public EngineOptions withParameter(String name, String value) {
    Map<String, String> updated = new HashMap<>(parameters);
    updated.put(name, value);
    return new EngineOptions(
        template,
        port,
        latency,
        updated,
        initialization,
        processes,
        threads,
        schedules,
        flags,
        content,
        bedrock);
  }

  /** With this way to start functions: {@code on-demand} or {@code snap-start}. */
  public EngineOptions withInitialization(String type) {
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        type,
        processes,
        threads,
        schedules,
        flags,
        content,
        bedrock);
  }

  /** With this many processes a function, each handling this many invocations at once. */
  public EngineOptions withConcurrency(int processCount, int threadCount) {
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        initialization,
        processCount,
        threadCount,
        schedules,
        flags,
        content,
        bedrock);
  }

  /** Without the template's schedules. */
  public EngineOptions withoutSchedules() {
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        initialization,
        processes,
        threads,
        false,
        flags,
        content,
        bedrock);
  }

  /** With one more flag for the functions' JVMs. */
  public EngineOptions withFlag(String flag) {
    List<String> updated = new ArrayList<>(flags);
    updated.add(flag);
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        initialization,
        processes,
        threads,
        schedules,
        updated,
        content,
        bedrock);
  }

  /** With this in the place of Bedrock. */
  public EngineOptions withBedrock(BedrockSource source) {
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        initialization,
        processes,
        threads,
        schedules,
        flags,
        content,
        source);
  }

  /** With the content files of this folder. */
  public EngineOptions withContent(Path folder) {
    return new EngineOptions(
        template,
        port,
        latency,
        parameters,
        initialization,
        processes,
        threads,
        schedules,
        flags,
        Optional.of(folder),
        bedrock);
  }
}
