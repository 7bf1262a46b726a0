package com.atlasengine.createlead;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.priming.Primer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function {@code create-lead}: opens the interaction and finds or creates its Lead. */
public final class Handler implements RequestStreamHandler {
  private final Entry<Request, Result> entry;

  public Handler() {
    this(Primer.entry(Request::decode, Wiring::of));
  }

  Handler(UseCase<Request, Result> useCase, Telemetry telemetry) {
    this(new Entry<>(Request::decode, useCase, telemetry));
  }

  private Handler(Entry<Request, Result> entry) {
    this.entry = entry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    entry.run(input, output, context);
  }
}
