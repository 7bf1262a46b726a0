package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the documents ask of a running engine is done by one. */
class DocsIT {
  @TempDir private Path folder;

  @Test
  void everyRequestToTheEngineIsAnswered() throws Exception {
    try (RecordingShell shell = new RecordingShell(folder);
        Engine engine = Engine.start(EngineOptions.of(Path.of("../template.yaml")))) {
      List<RecordingShell.Command> commands = toTheEngine(shell);
      assertTrue(commands.size() > 10, "only " + commands.size() + " requests to the engine");
      assertAll(commands.stream().map(c -> () -> run(c, engine.endpoint(), shell.work())));
    }
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
          case "atlas" -> command.arguments().getFirst().equals("invoke");
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
