package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.Service;

/** Bedrock's runtime on the engine's port, whatever is behind it. */
public interface BedrockService extends Service, AutoCloseable {
  @Override
  default String signingName() {
    return "bedrock";
  }

  /** For the terminal: what words the answers. */
  String describe();

  @Override
  void close();
}
