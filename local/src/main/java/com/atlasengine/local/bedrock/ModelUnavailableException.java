package com.atlasengine.local.bedrock;

import java.io.IOException;

/** What is to word the answers is not there. The message is one line for the terminal. */
public final class ModelUnavailableException extends IOException {
  ModelUnavailableException(String message) {
    super(message);
  }
}
