package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the JSON of server-sent events until {@code [DONE]}; closing it cancels the rest. */
final class ServerSentEvents implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final BufferedReader lines;
  private boolean done;

  ServerSentEvents(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /**
   * The next event, waiting for it; empty at the end.
   *
   * @throws IOException when the stream breaks off
   * @throws com.atlasengine.local.http.AwsError when the server reports an error or sends no JSON
   */
  Optional<JsonNode> next() throws IOException {
    for (String line = lines.readLine(); line != null && !done; line = lines.readLine()) {
      String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
      done = data.equals("[DONE]");
      if (done) {
        return Optional.empty();
      }
      if (line.startsWith("error:") || line.startsWith("{")) {
        throw ModelServerErrors.ofStream("the model server reported an error in its stream");
      }
      if (!data.isEmpty()) {
        return Optional.of(read(data));
      }
    }
    return Optional.empty();
  }

  /** Whether the server said that the stream is whole. */
  boolean isDone() {
    return done;
  }

  private static JsonNode read(String data) {
    JsonNode event;
    try {
      event = JSON.readTree(data);
    } catch (IOException e) {
      throw ModelServerErrors.ofStream("the model server's stream is not JSON");
    }
    if (event.hasNonNull("error")) {
      throw ModelServerErrors.ofStream("the model server reported an error in its stream");
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
