package com.atlasengine.local.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BotWriterTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theBotIsWhatTheContentSays() throws IOException {
    String committed = Files.readString(ROOT.resolve("bot.yaml"));
    BotWriter writer = new BotWriter(new ContentFolder(ROOT.resolve("content")).files());

    assertEquals(writer.rewrite(committed), committed, "run ./atlas content write");
  }
}
