package com.atlasengine.local.lex;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A bot with every kind of intent, slot and prompt. */
public final class BotFixture {
  private BotFixture() {}

  public static BotDefinition bot() {
    try (InputStream yaml = BotFixture.class.getResourceAsStream("/lex/bot.yaml")) {
      return BotDefinition.from(new YAMLMapper().readTree(Objects.requireNonNull(yaml)), "en_US");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
