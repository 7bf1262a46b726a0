package com.atlasengine.local.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowWriterTest {
  private static final Path ROOT = Path.of("..");
  private static final int LONGEST_CONTENT = 256_000;

  private final String written = new FlowWriter(ROOT.resolve("contact-flow")).write();

  @Test
  void theTemplateIsWhatTheFlowsSay() throws IOException {
    assertEquals(
        written, Files.readString(ROOT.resolve(FlowWriter.TEMPLATE)), "run ./atlas content write");
  }

  @ParameterizedTest
  @CsvSource({"OutboundFlow, atlas-outbound.json", "WhisperFlow, atlas-whisper.json"})
  void aFlowIsItsFile_withTheArnsFilledIn(String id, String file) throws IOException {
    JsonNode property =
        CloudFormationYaml.parse(written).at("/Resources/" + id + "/Properties/Content");
    String content = property.path("Fn::Sub").asText(property.asText());
    JsonNode original = new ObjectMapper().readTree(ROOT.resolve("contact-flow/" + file).toFile());

    assertEquals(
        original,
        new ObjectMapper().readTree(content.replace("{WhisperFlow}", "{WhisperFlowArn}")));
    assertTrue(content.length() <= LONGEST_CONTENT);
  }
}
