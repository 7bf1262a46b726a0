package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The functions' jars leave out parts of their libraries (decision 6). What is left must not need
 * what was left out, but for the places that are written down here. The JDK's jdeps reads the jars.
 */
class ShippedJarsTest {
  /** A class that is there, and the one that is not, in a line of jdeps. */
  private static final Pattern MISSING = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)\\s+not found$");

  /** The libraries that the build trims. All else that is missing is their optional parts. */
  private static final Pattern TRIMMED =
      Pattern.compile(
          "(software\\.amazon\\.awssdk|io\\.netty\\.(channel|handler|util)"
              + "|org\\.apache\\.logging\\.log4j\\.core|org\\.apache\\.commons\\.lang3"
              + "|org\\.yaml\\.snakeyaml|com\\.google\\.i18n)\\..*");

  /** Who may name what is left out, since no path of ours goes there. */
  private static final List<Pattern> NEVER_CALLED =
      Stream.of(
              // A client names all its operations; each is linked when it is called.
              "software\\.amazon\\.awssdk\\.services\\.\\w+\\.(Default)?\\w+Client",
              // AWS's signer in native code, for S3's access points of many regions.
              "software\\.amazon\\.awssdk\\.http\\.auth\\.aws\\.crt\\..*",
              // Compression and cookies: no request asks for them.
              "io\\.netty\\.handler\\.codec\\.http2?\\.\\w*([Cc]ompress|Cookie|Content|Chunked)\\w*",
              // The makers of Java objects; Jackson reads the parser's events.
              "org\\.yaml\\.snakeyaml\\.(Yaml|TypeDescription)",
              "org\\.apache\\.commons\\.lang3\\.(StringEscape|Object|Thread|Arch)Utils",
              // The parts of the appender that rolls files over.
              "org\\.apache\\.logging\\.log4j\\.core\\.(appender\\.rolling\\.action|jackson)\\..*",
              "software\\.amazon\\.lambda\\.powertools\\.utilities\\.JsonConfig")
          .map(Pattern::compile)
          .toList();

  /** The core's adapters are in every jar; a function without their service wires none of them. */
  private static final Pattern ADAPTER =
      Pattern.compile("com\\.atlasengine\\.core\\.adapter\\.(dynamodb|bedrock|secrets)\\..*");

  static Stream<String> jars() {
    return TemplateSource.read().ofType(TemplateSource.FUNCTION).values().stream()
        .map(function -> function.path("CodeUri").asText())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void needsNothingThatIsLeftOut(String jar) {
    Set<String> needed = new TreeSet<>();
    Set<String> report = missing(TemplateSource.ROOT.resolve(jar));
    assertTrue(report.size() > 100, "jdeps read the jar: its clients name what is left out");
    report.stream().filter(line -> !isExplained(line, report)).forEach(needed::add);
    assertEquals(Set.of(), needed, jar);
  }

  private static Set<String> missing(Path jar) {
    StringWriter out = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int unused =
        jdeps.run(
            new PrintWriter(out),
            new PrintWriter(out),
            "--multi-release",
            "base",
            "--missing-deps",
            jar.toString());
    Set<String> lines = new TreeSet<>();
    out.toString()
        .lines()
        .map(MISSING::matcher)
        .filter(line -> line.matches() && TRIMMED.matcher(line.group(2)).matches())
        .filter(line -> !line.group(2).startsWith("io.netty.internal.tcnative"))
        .forEach(line -> lines.add(line.group(1) + " -> " + line.group(2)));
    return lines;
  }

  private static boolean isExplained(String line, Set<String> report) {
    String from = line.substring(0, line.indexOf(' '));
    String outer = from.contains("$") ? from.substring(0, from.indexOf('$')) : from;
    if (NEVER_CALLED.stream().anyMatch(pattern -> pattern.matcher(outer).matches())) {
      return true;
    }
    return ADAPTER.matcher(outer).matches() && isWithoutItsService(line, report);
  }

  /** A jar either has a service's client or nothing of the service. */
  private static boolean isWithoutItsService(String line, Set<String> report) {
    String target = line.substring(line.indexOf("-> ") + 3);
    String service =
        target.replaceFirst("(software\\.amazon\\.awssdk\\.services\\.\\w+)\\..*", "$1");
    return report.stream()
        .anyMatch(other -> other.matches(".* -> " + Pattern.quote(service) + "\\.\\w+Client"));
  }
}
