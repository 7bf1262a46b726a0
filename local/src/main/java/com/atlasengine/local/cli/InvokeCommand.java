package com.atlasengine.local.cli;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.client.EngineClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Invokes one function: of the engine that runs, or of one started for it alone. */
@Command(name = "invoke", description = "Call one function with an event")
final class InvokeCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParentCommand private Main main = Main.placeholder();

  @Parameters(index = "0", description = "The function's name, its logical id or its folder's name")
  private String function = "";

  @Option(names = "--event", required = true, description = "The JSON file with the event")
  private Path event = Path.of("");

  @Option(
      names = "--port",
      description = "The port of a running engine; without one, the command starts its own")
  private int port = EngineOptions.DEFAULT_PORT;

  @Override
  public Integer call() throws Exception {
    byte[] payload = read(event);
    try {
      return print(invoke(URI.create("http://127.0.0.1:" + port), payload));
    } catch (ConnectException e) {
      Path template = main.root().resolve("template.yaml");
      try (Engine engine = Engine.start(EngineOptions.of(template))) {
        return print(invoke(engine.endpoint(), payload));
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    return Files.readAllBytes(file);
  }

  private HttpResponse<byte[]> invoke(URI endpoint, byte[] payload)
      throws IOException, InterruptedException {
    try (EngineClient engine = new EngineClient(endpoint)) {
      return engine.invoke(function, payload);
    }
  }

  /** The answer goes to the output, the log to the error output; 1 when the function failed. */
  private static int print(HttpResponse<byte[]> response) throws IOException {
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() != 200) {
      throw new IOException(answer.path("message").asText("HTTP " + response.statusCode()));
    }
    response
        .headers()
        .firstValue("X-Amz-Log-Result")
        .map(log -> new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
        .ifPresent(System.err::print);
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    return response.headers().firstValue("X-Amz-Function-Error").isPresent() ? 1 : 0;
  }
}
