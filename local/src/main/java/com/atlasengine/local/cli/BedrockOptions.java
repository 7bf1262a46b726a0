package com.atlasengine.local.cli;

import com.atlasengine.local.bedrock.BedrockSource;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what answers Bedrock's requests; without any, a stand-in does. */
final class BedrockOptions {
  @Option(
      names = "--model",
      paramLabel = "URL",
      description = "A model server that speaks OpenAI's protocol; its key is in ATLAS_MODEL_KEY")
  private Optional<URI> model = Optional.empty();

  @Option(names = "--model-name", description = "One of the server's models, if it has several")
  private Optional<String> modelName = Optional.empty();

  @Option(names = "--bedrock", description = "aws: the real service, with your credentials")
  private Optional<String> bedrock = Optional.empty();

  @Option(names = "--region", description = "Bedrock's region (default: AWS_REGION)")
  private Optional<String> region = Optional.empty();

  /**
   * What the options name.
   *
   * @throws IllegalArgumentException when they do not go together
   */
  BedrockSource source() {
    require(model.isEmpty() || bedrock.isEmpty(), "--model and --bedrock exclude each other");
    require(model.isPresent() || modelName.isEmpty(), "--model-name needs --model");
    require(bedrock.isPresent() || region.isEmpty(), "--region needs --bedrock aws");
    require(bedrock.orElse("aws").equals("aws"), "--bedrock can only be aws");
    if (bedrock.isPresent()) {
      return new BedrockSource.Aws(region);
    }
    return model.<BedrockSource>map(this::server).orElseGet(BedrockSource.StandIn::new);
  }

  private BedrockSource.Server server(URI url) {
    Optional<String> key =
        Optional.ofNullable(System.getenv(BedrockSource.Server.KEY_VARIABLE))
            .filter(value -> !value.isBlank());
    return new BedrockSource.Server(url, modelName, key);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
