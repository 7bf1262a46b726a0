package com.atlasengine.bench.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs JMH on the shipped jar, with Lambda's flags, in a process of its own. */
public final class MicroBench {
  /**
   * What lex-fulfillment has: 1,769 MB are one core. Handed from one core to another, a turn that
   * takes two threads costs as much again, and never the same.
   */
  private static final List<String> ONE_CORE_COMMAND =
      Files.isExecutable(Path.of("/usr/bin/taskset")) ? List.of("taskset", "-c", "0") : List.of();

  private final Path root;
  private final Path folder;

  /**
   * A run.
   *
   * @param root the repository, built
   * @param folder where JMH's own report goes
   */
  public MicroBench(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** Measures all kinds of turns. */
  public List<MicroResult> measure() throws IOException, InterruptedException {
    Path result = folder.resolve("jmh.json");
    Files.deleteIfExists(result);
    ProcessBuilder builder = new ProcessBuilder(command(result));
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("jmh.txt").toFile());
    int status = builder.start().waitFor();
    if (status != 0 || !Files.exists(result)) {
      throw new IOException("JMH failed; see " + folder.resolve("jmh.txt"));
    }
    return read(new ObjectMapper().readTree(result.toFile()));
  }

  private List<String> command(Path result) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jvm =
        "-Xmx1500m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED";
    List<String> command = new ArrayList<>(ONE_CORE_COMMAND);
    command.addAll(List.of(java, "-cp", classPath()));
    command.addAll(List.of("org.openjdk.jmh.Main", TurnBenchmark.class.getName()));
    command.addAll(List.of("-f", "1", "-wi", "3", "-w", "1", "-i", "5", "-r", "2", "-t", "1"));
    command.addAll(
        List.of(
            "-prof",
            "gc",
            "-prof",
            CpuProfiler.class.getName(),
            "-rf",
            "json",
            "-rff",
            result.toString()));
    command.addAll(List.of("-jvmArgs", jvm));
    return command;
  }

  /** The shipped jar first; of the bench's own class path JMH and what it needs. */
  private String classPath() throws IOException {
    String libraries = Files.readString(root.resolve("bench/target/classpath"));
    Stream<String> jmh =
        Stream.of(libraries.strip().split(File.pathSeparator, -1))
            .filter(jar -> jar.contains("jmh") || jar.contains("jopt") || jar.contains("math3"));
    Stream<Path> own =
        Stream.of(
                "lex-fulfillment/target/lex-fulfillment.jar",
                "lex-fulfillment/target/lex-fulfillment-tests.jar",
                "shared-core/target/shared-core-tests.jar",
                "bench/target/bench.jar")
            .map(root::resolve);
    return Stream.concat(own.map(Path::toString), jmh)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> environment() {
    return Map.of(
        "LAMBDA_TASK_ROOT", "/var/task",
        "AWS_LAMBDA_FUNCTION_NAME", "lex-fulfillment",
        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
        "AWS_REGION", "us-west-2",
        "AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:9",
        "POWERTOOLS_SERVICE_NAME", "lex-fulfillment",
        "POWERTOOLS_METRICS_NAMESPACE", "AtlasEngine/Performance",
        "LOG_LEVEL", "ERROR");
  }

  /** What JMH found. */
  static List<MicroResult> read(JsonNode results) {
    List<MicroResult> all = new ArrayList<>();
    for (JsonNode result : results) {
      String name = result.path("benchmark").asText();
      JsonNode beside = result.path("secondaryMetrics");
      all.add(
          new MicroResult(
              name.substring(name.lastIndexOf('.') + 1),
              TelemetryMode.valueOf(result.path("params").path("telemetry").asText()),
              result.path("primaryMetric").path("score").asDouble(),
              beside.required(CpuProfiler.LABEL).path("score").asDouble(),
              beside.path(CpuProfiler.LABEL).path("scoreError").asDouble(),
              beside.path("gc.alloc.rate.norm").path("score").asDouble()));
    }
    return all;
  }
}
