package com.atlasengine.checkversion;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.LambdaTelemetry;
import com.atlasengine.core.telemetry.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function {@code check-version}: CodeDeploy calls it before it shifts traffic. */
public final class Handler implements RequestStreamHandler {
  private final Entry<Request, Result> entry;

  public Handler() {
    this(Wiring.of(Env.system()), LambdaTelemetry.create());
  }

  Handler(UseCase<Request, Result> useCase, Telemetry telemetry) {
    entry = Entry.of(Request.class, useCase, telemetry);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    entry.run(input, output, context);
  }
}
