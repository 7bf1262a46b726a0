package com.atlasengine.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Cannot be constructed. */
public final class Broken implements RequestStreamHandler {
  public Broken() {
    throw new IllegalStateException("no configuration");
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    throw new AssertionError("a function that cannot be constructed was called");
  }
}
