package com.atlasengine.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.local.bedrock.BedrockSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class BedrockOptionsTest {
  private static BedrockSource source(String... args) {
    BedrockOptions options = new BedrockOptions();
    CommandLine.ParseResult unused = new CommandLine(options).parseArgs(args);
    return options.source(Map.of("ATLAS_MODEL_KEY", "secret-key"));
  }

  @Test
  void sourceIsWhatTheOptionsName() {
    assertEquals(new BedrockSource.StandIn(), source());
    assertEquals(
        new BedrockSource.Server(
            URI.create("http://127.0.0.1:11434"), Optional.of("tiny"), Optional.of("secret-key")),
        source("--model", "http://127.0.0.1:11434", "--model-name", "tiny"));
    assertEquals(new BedrockSource.Aws(Optional.empty()), source("--bedrock", "aws"));
    assertEquals(
        new BedrockSource.Aws(Optional.of("eu-west-1")),
        source("--bedrock", "aws", "--region", "eu-west-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "--model http://x --bedrock aws, --model and --bedrock exclude each other",
    "--model-name tiny, --model-name needs --model",
    "--region eu-west-1, --region needs --bedrock aws",
    "--bedrock azure, --bedrock can only be aws"
  })
  void refuses_whenOptionsDoNotGoTogether(String args, String problem) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> source(args.split(" ", -1)));
    assertEquals(problem, e.getMessage());
  }
}
