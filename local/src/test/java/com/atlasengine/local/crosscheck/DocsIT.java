package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.TestEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.lexruntimev2.model.Message;

/** What the documents ask of a running engine is done by one. */
class DocsIT {
  /** {@code chat> yes} and the line below it, {@code bot Thank you, … (12 ms)}. */
  private static final Pattern EXCHANGE =
      Pattern.compile(
          "chat> (?<said>[^/\\n].*)\\nbot +(?<answer>.*?)(?: *….*)?(?: *\\(\\d+ ms\\))?\\n");

  /** The stand-in for the model says it; the grounding text, which is said when it is late, not. */
  private static final String ECHO = "^You said “[^”]*”\\. ";

  @TempDir private static Path folder;

  private static Engine engine;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = Engine.start(EngineOptions.of(Path.of("../template.yaml")));
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @Test
  void everyRequestToTheEngineIsAnswered() throws Exception {
    try (RecordingShell shell = new RecordingShell(folder)) {
      List<RecordingShell.Command> commands = toTheEngine(shell);
      assertTrue(commands.size() > 10, "only " + commands.size() + " requests to the engine");
      assertAll(commands.stream().map(c -> () -> run(c, engine.endpoint(), shell.work())));
    }
  }

  @Test
  void everyChatThatIsShownGoesAsItIsShown() throws Exception {
    List<Markdown.Fence> chats =
        Markdown.all().stream()
            .flatMap(document -> document.fences().stream())
            .filter(fence -> EXCHANGE.matcher(fence.text()).find())
            .toList();
    assertFalse(chats.isEmpty());
    chats.forEach(DocsIT::chat);
  }

  private static void chat(Markdown.Fence shown) {
    try (LexRuntimeV2Client lex =
        TestEngine.withEndpoint(LexRuntimeV2Client.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      Matcher exchange = EXCHANGE.matcher(shown.text());
      while (exchange.find()) {
        String answer =
            say(lex, "docs-" + shown.line(), exchange.group("said")).replaceFirst(ECHO, "");
        String expected = exchange.group("answer").replaceFirst(ECHO, "");
        assertTrue(answer.startsWith(expected), "shown: " + expected + "\nsaid: " + answer);
      }
    }
  }

  private static String say(LexRuntimeV2Client lex, String session, String text) {
    return lex
        .recognizeText(
            r ->
                r.botId("ATLASLOCAL")
                    .botAliasId("LIVELOCAL0")
                    .localeId("en_US")
                    .sessionId(session)
                    .text(text))
        .messages()
        .stream()
        .map(Message::content)
        .collect(Collectors.joining(" "));
  }

  private static List<RecordingShell.Command> toTheEngine(RecordingShell shell)
      throws IOException, InterruptedException {
    Stream<RecordingShell.Command> all = Stream.empty();
    for (Markdown document : Markdown.all()) {
      all = Stream.concat(all, shell.run(document).stream());
    }
    return all.filter(DocsIT::isForTheEngine).toList();
  }

  private static boolean isForTheEngine(RecordingShell.Command command) {
    return !command.words().contains(RecordingShell.PLACEHOLDER)
        && switch (command.program()) {
          case "aws" ->
              !AwsCommand.read(command.arguments()).endpoint(command.endpoint()).isEmpty();
          case "curl" -> command.words().stream().anyMatch(DocsIT::isHere);
          case "atlas" ->
              command.arguments().size() > 1 && command.arguments().getFirst().equals("invoke");
          default -> false;
        };
  }

  private static boolean isHere(String word) {
    return word.matches("(http://)?(localhost|127\\.0\\.0\\.1)(:\\d+)?/.*");
  }

  private static void run(RecordingShell.Command command, URI endpoint, Path work)
      throws Exception {
    try {
      switch (command.program()) {
        case "aws" -> AwsCommand.read(command.arguments()).run(endpoint, work);
        case "curl" -> curl(command.arguments(), endpoint);
        default -> invoke(command.arguments(), endpoint, work);
      }
    } catch (AssertionError e) {
      throw new AssertionError(command + "\n  " + e.getMessage(), e);
    }
  }

  private static void curl(List<String> words, URI endpoint) throws Exception {
    String url = words.stream().filter(DocsIT::isHere).findFirst().orElseThrow();
    String path = url.replaceFirst("^(http://)?[^/]+", "");
    String body = after(words, "-d", "");
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(
                after(words, "-X", body.isEmpty() ? "GET" : "POST"), BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
      assertTrue(status < 300, "HTTP " + status);
    }
  }

  private static void invoke(List<String> words, URI endpoint, Path work) {
    Path event = work.resolve(after(words, "--event", ""));
    int status =
        new CommandLine(CommandCheck.mainClass())
            .execute(
                "invoke",
                words.get(1),
                "--event",
                event.toString(),
                "--port",
                "" + endpoint.getPort());
    assertEquals(0, status);
  }

  private static String after(List<String> words, String option, String otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : words.get(at + 1);
  }
}
