package com.atlasengine.local.cli;

import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.client.EngineClient;
import com.atlasengine.local.http.FaultKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a service of a running engine fail, and says what fails. */
@Command(name = "fault", description = "Make a service of a running engine fail")
final class FaultCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..2",
      description = "The service and the kind of fault, or off (alone: all faults)")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--for",
      description = "How long, such as 30s, 500ms or 2m",
      converter = Lasting.class)
  private @Nullable Duration lasting;

  @Option(names = "--times", description = "For how many requests")
  private @Nullable Integer times;

  @Option(names = "--by", description = "Only the requests of this function")
  private @Nullable String by;

  @Option(names = "--about", description = "Only requests with this text in the path or the body")
  private @Nullable String about;

  @Option(names = "--list", description = "What there is, and what fails now")
  private boolean list;

  @Option(names = "--port", description = "The engine's port")
  private int port = EngineOptions.DEFAULT_PORT;

  @Override
  public Integer call() throws Exception {
    try (EngineClient engine = new EngineClient(URI.create("http://127.0.0.1:" + port))) {
      JsonNode switches = engine.switches();
      if (list || words.isEmpty()) {
        list(switches);
      } else if (words.equals(List.of("off"))) {
        engine.endFaults();
      } else {
        engine.setFaults(fault(switches));
      }
    }
    return 0;
  }

  private JsonNode fault(JsonNode switches) throws IOException {
    String service = words.getFirst();
    List<String> services = names(switches.path("services"));
    if (!services.contains(service)) {
      throw refused("there is no service " + service + ": " + String.join(", ", services));
    }
    if (words.size() < 2) {
      throw refused("say what happens to " + service + ": ./atlas fault --list has the kinds");
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    boolean ends = words.getLast().equals("off");
    if (ends && by == null && about == null) {
      return all.put(service, false);
    }
    all.set(service, ends ? scope().put("off", true) : scope().put("kind", words.getLast()));
    return all;
  }

  private ObjectNode scope() {
    ObjectNode fault = JsonNodeFactory.instance.objectNode();
    if (by != null) {
      fault.put("by", by);
    }
    if (about != null) {
      fault.put("about", about);
    }
    if (times != null) {
      fault.put("times", times);
    }
    if (lasting != null) {
      fault.put("forMs", lasting.toMillis());
    }
    return fault;
  }

  private void list(JsonNode switches) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("services  " + String.join(" ", names(switches.path("services"))));
    for (FaultKind kind : FaultKind.values()) {
      if (kind.isComplete()) {
        out.printf(Locale.ROOT, "%-10s%s%n", kind.label(), kind.description());
      }
    }
    JsonNode faults = switches.path("faults");
    out.println(faults.isEmpty() ? "Nothing fails." : "Now: " + faults);
    out.flush();
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(each -> names.add(each.asText()));
    return names;
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
