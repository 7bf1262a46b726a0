package com.atlasengine.priming;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One event to rehearse.
 *
 * @param event as the function gets it
 * @param answers what services say to it where that is not the {@link StandIns}' usual answer; each
 *     is given once, in this order
 * @param fails whether the function is to fail, so that it fails quickly, too
 */
record Step(JsonNode event, List<CannedResponse> answers, boolean fails) {
  private static final String AN_HOUR_AGO = "${anHourAgo}";

  Step {
    answers = answers == null ? List.of() : List.copyOf(answers);
  }

  /**
   * One answer.
   *
   * @param to service and operation, such as {@code dynamodb GetItem}
   * @param about what the request must contain
   * @param status 200 if it is not said
   * @param body as the service writes it
   */
  record CannedResponse(
      String to, Optional<String> about, Optional<Integer> status, JsonNode body) {
    boolean matches(String operation, String request) {
      return to.equals(operation) && about.map(request::contains).orElse(true);
    }
  }

  /**
   * Reads the steps that {@code /prime/script.json} names, in its order, each from {@code
   * /prime/<name>.json}.
   */
  static List<Step> readScript() {
    return Stream.of(Json.read(readResource("script"), String[].class))
        .map(Step::readStep)
        .toList();
  }

  /** Reads one step; {@code ${anHourAgo}} in it stands for that time. */
  static Step readStep(String name) {
    String text = new String(readResource(name), StandardCharsets.UTF_8);
    String anHourAgo = Instant.now().minus(Duration.ofHours(1)).toString();
    return Json.read(
        text.replace(AN_HOUR_AGO, anHourAgo).getBytes(StandardCharsets.UTF_8), Step.class);
  }

  private static byte[] readResource(String name) {
    String path = "/prime/" + name + ".json";
    try (InputStream file = Step.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("there is no " + path);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
