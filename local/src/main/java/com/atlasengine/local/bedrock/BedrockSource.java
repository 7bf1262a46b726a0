package com.atlasengine.local.bedrock;

import com.atlasengine.local.timing.LatencyProfile;
import java.net.URI;
import java.util.Optional;

/** What answers Bedrock's requests. */
public sealed interface BedrockSource {
  /**
   * Makes the service ready.
   *
   * @throws ModelUnavailableException when what is to answer is not there, saying why in one line
   */
  default BedrockService open(LatencyProfile latency)
      throws ModelUnavailableException, InterruptedException {
    return switch (this) {
      case StandIn unused -> new BedrockRuntime(new StandInModel(latency));
      case Server server -> new BedrockRuntime(ModelServer.connect(server, latency));
      case Aws aws -> AwsPassThrough.connect(aws, latency);
    };
  }

  /** A stand-in that needs nothing; its answers show what the prompt said. */
  record StandIn() implements BedrockSource {}

  /**
   * A server that speaks OpenAI's protocol, such as Ollama, llama.cpp or vLLM.
   *
   * @param url its base URL, with or without {@code /v1}
   * @param model the model's name; may be empty when the server has one model
   * @param key the API key, if it wants one
   */
  record Server(URI url, Optional<String> model, Optional<String> key) implements BedrockSource {
    /** The variable that the key is read from; it stands on no command line. */
    public static final String KEY_VARIABLE = "ATLAS_MODEL_KEY";

    @Override
    public String toString() {
      return "Server[url=" + url + ", model=" + model + "]";
    }
  }

  /**
   * The real service, with the credentials that AWS's clients find on this machine.
   *
   * @param region its region; when empty, the one that AWS's clients find
   */
  record Aws(Optional<String> region) implements BedrockSource {}
}
