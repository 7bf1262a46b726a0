package com.atlasengine.local.cli;

import com.atlasengine.local.bedrock.BedrockSource;
import java.net.URI;
import java.util.Map;
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
   * @param environment where a model server's key is
   * @throws IllegalArgumentException when they do not go together
   */
  BedrockSource source(Map<String, String> environment) {
    require(model.isEmpty() || bedrock.isEmpty(), "--model and --bedrock exclude each other");
    require(model.isPresent() || modelName.isEmpty(), "--model-name needs --model");
    require(bedrock.isPresent() || region.isEmpty(), "--region needs --bedrock aws");
    require(bedrock.orElse("aws").equals("aws"), "--bedrock can only be aws");
    if (bedrock.isPresent()) {
      return new BedrockSource.Aws(region);
    }
    Optional<String> key =
        Optional.ofNullable(environment.get(BedrockSource.Server.KEY_VARIABLE))
            .filter(value -> !value.isBlank());
    return model
        .<BedrockSource>map(url -> new BedrockSource.Server(url, modelName, key))
        .orElseGet(BedrockSource.StandIn::new);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
