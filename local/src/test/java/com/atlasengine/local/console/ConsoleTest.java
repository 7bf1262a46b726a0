package com.atlasengine.local.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.RawRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's page and feed, as a browser asks for them. */
class ConsoleTest {
  private static final Path FILES = Path.of("src/main/resources/console");
  private static final Pattern REFERENCE = Pattern.compile("'\\./([a-z-]+\\.js)'");

  private final EventFeed feed = new EventFeed(Clock.systemUTC(), 10);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Gateway gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = new Gateway(0);
    gateway.register(new Console(feed));
  }

  @AfterEach
  void close() {
    feed.close();
    gateway.close();
  }

  @Test
  void browserGetsThePage_andNothingRunsInline() throws Exception {
    HttpResponse<byte[]> page = get("/", "Accept", "text/html,*/*");
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();

    assertEquals(200, page.statusCode());
    assertTrue(text(page).contains("Atlas Engine console"));
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
    assertFalse(policy.contains("unsafe"));
    assertFalse(Pattern.compile("<script>|<style| style=| on[a-z]+=").matcher(text(page)).find());
  }

  @Test
  void clientAtTheRootIsToldToSign_asBefore() throws Exception {
    assertEquals(403, get("/", "Accept", "application/json").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.js", "..%2Fapp.js", "Page.css", "app.js.map"})
  void otherFilesAreNotThere(String name) throws Exception {
    assertEquals(404, get("/console/" + name, "Accept", "*/*").statusCode());
  }

  @Test
  void everyFileOfThePageIsServed_andEveryFileItNames() throws Exception {
    List<String> names = new ArrayList<>(List.of("lib-dagre.js", "lib-uplot.js", "lib-uplot.css"));
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        names.add(file.getFileName().toString());
        REFERENCE
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult m) -> m.group(1))
            .forEach(names::add);
      }
    }
    for (String name : names) {
      assertEquals(200, get("/console/" + name, "Accept", "*/*").statusCode(), name);
    }
  }

  @Test
  void picturesInTheDocumentsAreThere_andSmall() throws Exception {
    List<String> shown =
        Pattern.compile("images/(console-[a-z]+\\.png)")
            .matcher(Files.readString(Path.of("../docs/console.md")))
            .results()
            .map(m -> m.group(1))
            .toList();
    assertFalse(shown.isEmpty());
    for (String name : shown) {
      assertTrue(Files.size(Path.of("../docs/images", name)) < 200_000, name);
    }
  }

  @Test
  void fileIsNotSentAgain_whenTheBrowserHasIt() throws Exception {
    String tag = get("/console/app.js", "Accept", "*/*").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> again = get("/console/app.js", "If-None-Match", tag);

    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
  }

  @Test
  void foreignPageGetsNeitherPageNorFeed() throws Exception {
    int port = gateway.endpoint().getPort();
    for (String path : List.of("/", "/console/app.js", "/console/events")) {
      String rebound =
          RawRequest.send(
              port, "GET " + path + " HTTP/1.1", "Host: evil.example", "Accept: text/html");
      String embedded =
          RawRequest.send(
              port,
              "GET " + path + " HTTP/1.1",
              "Host: localhost:" + port,
              "Origin: http://evil.example",
              "Accept: text/html");
      assertTrue(rebound.startsWith("HTTP/1.1 403"), rebound);
      assertTrue(embedded.startsWith("HTTP/1.1 403"), embedded);
    }
  }

  @Test
  void readerGetsWhatHappened_andGoesOnWhereItStopped() throws Exception {
    publish("contact");
    publish("table");
    String second = readEvents("", 2).getLast();
    publish("queue");

    List<String> rest = readEvents(second, 1);

    assertEquals(List.of(feed.epoch() + "-3"), rest);
  }

  @Test
  void readerOfAnEarlierEngineGetsAll() throws Exception {
    publish("contact");

    assertEquals(List.of(feed.epoch() + "-1"), readEvents("12345-7", 1));
  }

  private void publish(String kind) {
    feed.publish(kind, JsonNodeFactory.instance.objectNode());
  }

  /** The ids of the first events that a reader gets. */
  private List<String> readEvents(String lastId, int count) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.endpoint().resolve("/console/events"))
            .header("Last-Event-ID", lastId.isEmpty() ? "none" : lastId)
            .build();
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      while (ids.size() < count) {
        String line = lines.readLine();
        if (line.startsWith("id: ")) {
          ids.add(line.substring("id: ".length()));
        }
      }
    }
    return ids;
  }

  private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
    return http.send(
        HttpRequest.newBuilder(gateway.endpoint().resolve(path)).header(header, value).build(),
        BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
