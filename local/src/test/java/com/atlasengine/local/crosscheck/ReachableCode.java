package com.atlasengine.local.crosscheck;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a function can call, by its bytecode: from the handler's constructor and {@code
 * handleRequest} along all calls. A call to an interface reaches the implementations that the code
 * instantiates.
 */
final class ReachableCode {
  private static final String SDK = "software.amazon.awssdk.services.";
  private static final String METRIC = "com.atlasengine.core.telemetry.Metric";
  private static final String ENV = "com.atlasengine.core.config.Env";
  private static final Set<String> ENV_READ_METHODS =
      Set.of("required", "optional", "text", "number", "millis", "names", "parse", "flag");

  private static final Map<String, ReachableCode> CACHE = new ConcurrentHashMap<>();

  private final JavaClasses classes = ProjectClasses.all();
  private final Set<JavaCodeUnit> visited = new HashSet<>();
  private final Set<JavaClass> instantiated = new HashSet<>();
  private final Set<JavaCodeUnit> abstractCalls = new HashSet<>();
  private final Deque<JavaCodeUnit> pending = new ArrayDeque<>();
  private final Set<String> sdkCalls = new TreeSet<>();
  private final Set<String> metrics = new TreeSet<>();
  private final Set<String> variables = new TreeSet<>();

  private ReachableCode() {}

  /**
   * Follows one function.
   *
   * @param handler its handler class
   */
  static ReachableCode of(String handler) {
    return CACHE.computeIfAbsent(handler, ReachableCode::follow);
  }

  private static ReachableCode follow(String handler) {
    ReachableCode code = new ReachableCode();
    JavaClass start = code.classes.get(handler);
    code.instantiate(start);
    start.getCodeUnits().forEach(code::visit);
    code.run();
    return code;
  }

  /** Calls of AWS clients, such as {@code dynamodb:getItem}. */
  Set<String> sdkCalls() {
    return sdkCalls;
  }

  /** The constants of {@code Metric} that are added to. */
  Set<String> metrics() {
    return metrics;
  }

  /** The environment variables that are read. */
  Set<String> variables() {
    return variables;
  }

  private void run() {
    while (!pending.isEmpty()) {
      JavaCodeUnit unit = pending.pop();
      unit.getAccessesFromSelf().forEach(this::follow);
    }
  }

  private void follow(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = owner.getFullName();
    if (name.startsWith(SDK)) {
      recordUse(name, access.getTarget().getName());
    } else if (name.equals(METRIC) && access instanceof JavaFieldAccess) {
      metrics.add(access.getTarget().getName());
    } else if (name.equals(ENV)
        && ENV_READ_METHODS.contains(access.getTarget().getName())
        && !access.getOriginOwner().getFullName().equals(ENV)) {
      variables.addAll(namesInSource(access));
    }
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      target.resolveMember().ifPresent(this::reach);
    }
  }

  private void recordUse(String owner, String method) {
    String service = owner.substring(SDK.length()).split("\\.", 2)[0];
    boolean client = owner.endsWith("Client");
    if (client || owner.endsWith("TransactWriteItem$Builder")) {
      sdkCalls.add((client ? "" : "transaction ") + service + ":" + method);
    }
  }

  /**
   * The name that is passed, which bytecode does not tell: it stands in the source, at that line or
   * right after it. All that stand at that line, since bytecode does not tell them apart either.
   */
  private static Set<String> namesInSource(JavaAccess<?> read) {
    JavaClass reader = read.getOriginOwner();
    String file =
        reader.getPackageName().replace('.', '/')
            + "/"
            + reader.getSource().flatMap(Source::getFileName).orElseThrow();
    List<String> lines =
        TemplateSource.source(file).lines().skip(read.getLineNumber() - 1).toList();
    Pattern call =
        Pattern.compile("\\b" + read.getTarget().getName() + "\\(\\s*\"([A-Z][A-Z0-9_]+)\"");
    Set<String> names = new TreeSet<>();
    call.matcher(lines.getFirst()).results().forEach(m -> names.add(m.group(1)));
    if (names.isEmpty()) {
      Matcher below = call.matcher(String.join(" ", lines.subList(0, 3)));
      if (!below.find()) {
        throw new AssertionError(file + " reads a variable not named there: " + lines.getFirst());
      }
      names.add(below.group(1));
    }
    return names;
  }

  private void reach(JavaCodeUnit unit) {
    JavaClass owner = unit.getOwner();
    if (!classes.contain(owner.getFullName())) {
      return;
    }
    if (unit.isConstructor()) {
      instantiate(owner);
    }
    visit(unit);
    if (abstractCalls.add(unit)) {
      List.copyOf(instantiated).forEach(maker -> reachOverride(maker, unit));
    }
  }

  /** From now on, what is called on its interfaces may arrive here. */
  private void instantiate(JavaClass type) {
    if (instantiated.add(type)) {
      type.getStaticInitializer().ifPresent(this::visit);
      List.copyOf(abstractCalls).forEach(unit -> reachOverride(type, unit));
    }
  }

  private void reachOverride(JavaClass type, JavaCodeUnit unit) {
    if (type.isAssignableTo(unit.getOwner().getFullName())) {
      type.getCodeUnits().stream()
          .filter(own -> own.getName().equals(unit.getName()))
          .filter(own -> own.getRawParameterTypes().size() == unit.getRawParameterTypes().size())
          .forEach(this::visit);
    }
  }

  private void visit(JavaCodeUnit unit) {
    if (visited.add(unit)) {
      pending.push(unit);
    }
  }
}
