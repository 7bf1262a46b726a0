package com.atlasengine.refresh;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.lambda.Env;
import com.atlasengine.core.lambda.LambdaTelemetry;
import com.atlasengine.core.lambda.Telemetry;
import com.atlasengine.core.lambda.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function {@code refresh-responses}: writes answers ahead of time. */
public final class Handler implements RequestStreamHandler {
  private final Entry<Request, Result> entry;

  /** What Lambda makes, once for each execution environment. */
  public Handler() {
    this(LambdaTelemetry.create());
  }

  private Handler(Telemetry telemetry) {
    this(Wiring.of(Env.system(), telemetry), telemetry);
  }

  Handler(UseCase<Request, Result> useCase, Telemetry telemetry) {
    entry = new Entry<>(Request::decode, useCase, telemetry);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    entry.run(input, output, context);
  }
}
