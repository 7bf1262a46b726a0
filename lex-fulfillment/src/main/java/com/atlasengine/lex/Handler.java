package com.atlasengine.lex;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.lex.event.EventReader;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.turn.IncomingEvent;
import com.atlasengine.priming.Primer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function {@code lex-fulfillment}: answers a turn of the bot. */
public final class Handler implements RequestStreamHandler {
  private final Entry<IncomingEvent, LexResponse> entry;

  public Handler() {
    this(Primer.entry(EventReader::read, Wiring::of));
  }

  Handler(UseCase<IncomingEvent, LexResponse> useCase, Telemetry telemetry) {
    this(new Entry<>(EventReader::read, useCase, telemetry));
  }

  private Handler(Entry<IncomingEvent, LexResponse> entry) {
    this.entry = entry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    entry.run(input, output, context);
  }
}
