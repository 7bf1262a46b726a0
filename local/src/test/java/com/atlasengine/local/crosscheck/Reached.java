package com.atlasengine.local.crosscheck;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
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
 * What a function can come to do, by its bytecode: from the handler's constructor and {@code
 * handleRequest} along all calls. A call of an interface reaches those implementations that are
 * made on the way.
 */
final class Reached {
  private static final String SDK = "software.amazon.awssdk.services.";
  private static final String METRIC = "com.atlasengine.core.telemetry.Metric";
  private static final String ENV = "com.atlasengine.core.config.Env";
  private static final Set<String> READS =
      Set.of("required", "optional", "text", "number", "millis", "names", "written");

  private static final Map<String, Reached> KNOWN = new ConcurrentHashMap<>();

  private final JavaClasses classes;
  private final Set<JavaCodeUnit> seen = new HashSet<>();
  private final Set<JavaClass> made = new HashSet<>();
  private final Set<JavaCodeUnit> abstracts = new HashSet<>();
  private final Deque<JavaCodeUnit> next = new ArrayDeque<>();
  private final Set<String> sdkCalls = new TreeSet<>();
  private final Set<String> metrics = new TreeSet<>();
  private final Set<String> variables = new TreeSet<>();

  private Reached(JavaClasses classes) {
    this.classes = classes;
  }

  /**
   * Follows one function.
   *
   * @param handler its handler class
   */
  static Reached by(String module, String handler) {
    return KNOWN.computeIfAbsent(handler, h -> follow(module, h));
  }

  private static Reached follow(String module, String handler) {
    Reached reached =
        new Reached(
            new ClassFileImporter().importPaths(List.of(folder(module), folder("shared-core"))));
    JavaClass start = reached.classes.get(handler);
    reached.make(start);
    start.getCodeUnits().forEach(reached::visit);
    reached.run();
    return reached;
  }

  private static Path folder(String module) {
    return Stack.ROOT.resolve(module).resolve("target/classes");
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
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.pop();
      unit.getAccessesFromSelf().forEach(this::follow);
    }
  }

  private void follow(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = owner.getFullName();
    if (name.startsWith(SDK)) {
      note(name, access.getTarget().getName());
    } else if (name.equals(METRIC) && access instanceof JavaFieldAccess) {
      metrics.add(access.getTarget().getName());
    } else if (name.equals(ENV)
        && READS.contains(access.getTarget().getName())
        && !access.getOriginOwner().getFullName().equals(ENV)) {
      variables.addAll(named(access));
    }
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      target.resolveMember().ifPresent(this::reach);
    }
  }

  private void note(String owner, String method) {
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
  private static Set<String> named(JavaAccess<?> read) {
    JavaClass reader = read.getOriginOwner();
    String file =
        reader.getPackageName().replace('.', '/')
            + "/"
            + reader.getSource().flatMap(Source::getFileName).orElseThrow();
    List<String> lines = Stack.source(file).lines().skip(read.getLineNumber() - 1).toList();
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
      make(owner);
    }
    visit(unit);
    if (abstracts.add(unit)) {
      List.copyOf(made).forEach(maker -> override(maker, unit));
    }
  }

  /** From now on, what is called on its interfaces may arrive here. */
  private void make(JavaClass type) {
    if (made.add(type)) {
      type.getStaticInitializer().ifPresent(this::visit);
      List.copyOf(abstracts).forEach(unit -> override(type, unit));
    }
  }

  private void override(JavaClass type, JavaCodeUnit unit) {
    if (type.isAssignableTo(unit.getOwner().getFullName())) {
      type.getCodeUnits().stream()
          .filter(own -> own.getName().equals(unit.getName()))
          .filter(own -> own.getRawParameterTypes().size() == unit.getRawParameterTypes().size())
          .forEach(this::visit);
    }
  }

  private void visit(JavaCodeUnit unit) {
    if (seen.add(unit)) {
      next.push(unit);
    }
  }
}
