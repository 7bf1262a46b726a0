package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What visitors hear and what the sales team reads stands in {@code content/<locale>.yaml}, and in
 * no Java source of a function.
 */
class CrossCheckSentencesTest {
  private static final List<String> MODULES =
      List.of(
          "shared-core",
          "lex-fulfillment",
          "refresh-responses",
          "create-lead",
          "generate-scenario",
          "invoke-call",
          "update-lead",
          "check-version");

  /** Words that nobody outside hears or reads, or that must be the same everywhere. */
  private static final Map<String, String> TECHNICAL =
      Map.ofEntries(
          Map.entry("check-version/CheckVersion.java", "why a version gets no traffic"),
          Map.entry("check-version/Probe.java", "why a version gets no traffic"),
          Map.entry("create-lead/ErasureReport.java", "for those who run the stack"),
          Map.entry("lex-fulfillment/AskWhetherToDelete.java", "why work is pending"),
          Map.entry("lex-fulfillment/DeleteMyInfo.java", "why work is pending"),
          Map.entry("lex-fulfillment/TimeInWords.java", "the form of a time"),
          Map.entry("shared-core/SalesforceTasks.java", "a status of Salesforce's"),
          Map.entry("lex-fulfillment/StepFunctionsWorkflows.java", "the service's name"),
          Map.entry("shared-core/Env.java", "a failure's message"),
          Map.entry("shared-core/ItemTooLarge.java", "a failure's message"),
          Map.entry("shared-core/Json.java", "a failure's message"),
          Map.entry("shared-core/LeadAttachment.java", "why work is pending"),
          Map.entry("shared-core/LeadNote.java", "the form of a time"),
          Map.entry("shared-core/LongTranscript.java", "the mark of a gap, which is read again"),
          Map.entry("shared-core/NewCase.java", "tells the engine's Cases from others"),
          Map.entry("shared-core/SalesforceSettings.java", "defaults of parameters"),
          Map.entry("shared-core/SecretsManagerSecrets.java", "the service's name"),
          Map.entry("shared-core/Table.java", "what the service says"),
          Map.entry("update-lead/Request.java", "names of fields"),
          Map.entry("update-lead/UpdateLead.java", "why work is pending"));

  /** How people speak: what is recognised, not what is said. */
  private static final Set<String> RECOGNISED =
      Set.of("shared-core/Addresses.java", "shared-core/HumanClaims.java");

  /** The headings above what a model is given; what it is told to do is in the content. */
  private static final Set<String> HEADINGS =
      Set.of(
          "shared-core/ScenarioPrompt.java",
          "lex-fulfillment/ConversationPrompt.java",
          "shared-core/GroundedPrompt.java",
          "update-lead/CallSummary.java");

  @Test
  void noFunctionSaysWhatIsNotInTheContent() throws IOException {
    Map<String, List<String>> texts = texts();
    texts.keySet().removeAll(exceptions());

    assertEquals(Map.of(), texts);
  }

  /** Otherwise the next sentence in such a file would not be noticed. */
  @Test
  void everyExceptionIsNeeded() throws IOException {
    Set<String> surplus = exceptions();
    surplus.removeAll(texts().keySet());

    assertEquals(Set.of(), surplus, "hold no text any more: take them off the lists");
  }

  @Test
  void sentencesAreFound_andMessagesOfLogsAndFailuresAreNot(@TempDir Path directory)
      throws IOException {
    Path source = directory.resolve("Speaker.java");
    Files.writeString(
        source,
        """
        class Speaker {
          static final String HELLO = "Hello, " + "this is nobody.";
          static final Pattern GREETING = Pattern.compile("hello there");
          static final String PART = "(?:good day|hello there)";
          static final String QUERY = "SELECT Id FROM Lead";
          @SuppressWarnings("hello there")
          String greet(String name) {
            LOG.info("Greeted somebody: {}", name);
            Objects.requireNonNull(name, "no name given");
            if (name.isBlank()) {
              throw new IllegalStateException("There is no name" + missing("no name"));
            }
            return find().orElseThrow(() -> new TransientFailure("no greeting now"))
                + say(\"""
                    Welcome
                    back\""");
          }
        }
        """);

    assertEquals(
        List.of("Hello, this is nobody.", "Welcome\nback"),
        JavaTexts.in(List.of(source)).values().iterator().next());
  }

  private static Set<String> exceptions() {
    Set<String> all = new TreeSet<>(TECHNICAL.keySet());
    all.addAll(RECOGNISED);
    all.addAll(HEADINGS);
    return all;
  }

  private static Map<String, List<String>> texts() throws IOException {
    Map<String, List<String>> all = new TreeMap<>();
    for (String module : MODULES) {
      Path folder = TemplateSource.ROOT.resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(folder)) {
        JavaTexts.in(files.filter(file -> file.toString().endsWith(".java")).toList())
            .forEach((file, texts) -> all.put(module + "/" + file.getFileName(), texts));
      }
    }
    return all;
  }
}
