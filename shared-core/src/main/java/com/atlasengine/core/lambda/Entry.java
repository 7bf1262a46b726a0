package com.atlasengine.core.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.RedactedException;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point of every function: it decodes, runs the use case and encodes, with logging and
 * telemetry. It answers the keep-warm event itself. It throws only {@link TransientFailure} or
 * {@link PermanentFailure}, because the state machines match these names.
 *
 * @param <I> the request
 * @param <O> the result, written as JSON
 */
public final class Entry<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(Entry.class);

  /** The part of Lambda's timeout that is reserved for writing the response. */
  private static final Duration RESPONSE_MARGIN = Duration.ofMillis(200);

  /**
   * The bytes that are searched for the keep-warm markers. EventBridge writes them in the first
   * half.
   */
  private static final int PEEK_BYTES = 256;

  private static final Map<String, String> WARM_RESPONSE = Map.of("status", "warm");

  private final Function<byte[], I> decode;
  private final UseCase<I, O> useCase;
  private final Telemetry telemetry;

  /** An entry that decodes by itself, for requests with more than one shape. */
  public Entry(Function<byte[], I> decode, UseCase<I, O> useCase, Telemetry telemetry) {
    this.decode = decode;
    this.useCase = useCase;
    this.telemetry = telemetry;
  }

  /** An entry whose request is one record. */
  public static <I, O> Entry<I, O> of(Class<I> type, UseCase<I, O> useCase, Telemetry telemetry) {
    return new Entry<>(json -> Json.read(json, type), useCase, telemetry);
  }

  /**
   * Runs one invocation.
   *
   * @throws TransientFailure when another try may succeed
   * @throws PermanentFailure when none will: malformed input (naming the field), a refusal, a
   *     defect
   */
  public void run(InputStream input, OutputStream output, Context context) throws IOException {
    byte[] event = input.readAllBytes();
    Deadline untilTimeout = Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()));
    Invocation invocation =
        new Invocation(context.getAwsRequestId(), untilTimeout.minus(RESPONSE_MARGIN));
    output.write(telemetry.runInvocation(context, () -> respond(event, invocation)));
  }

  private byte[] respond(byte[] event, Invocation invocation) {
    try {
      if (isKeepWarm(event)) {
        useCase.renewals().forEach(renewal -> tryRenew(renewal, invocation.deadline()));
        return Json.writeBytes(WARM_RESPONSE);
      }
      return Json.writeBytes(useCase.handle(decode.apply(event), invocation));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("{}: {}", e.getClass().getSimpleName(), e.getMessage());
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      RedactedException defect = RedactedException.of(e);
      LOG.error("Defect: {}", e.getClass().getName(), defect);
      throw new PermanentFailure("Defect: " + e.getClass().getSimpleName(), defect);
    }
  }

  /** The next run, or the request that needs it, renews what failed. */
  private static void tryRenew(Renewal renewal, Deadline deadline) {
    try {
      renewal.action().accept(deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.error("Not renewed, {}: {}", renewal.name(), e.getMessage());
    } catch (RuntimeException e) {
      RedactedException defect = RedactedException.of(e);
      LOG.error("Not renewed, {}: {}", renewal.name(), e.getClass().getName(), defect);
    }
  }

  /**
   * Searches the first bytes before it parses, because parsing every turn twice would cost time.
   */
  private static boolean isKeepWarm(byte[] event) {
    String start =
        new String(event, 0, Math.min(event.length, PEEK_BYTES), StandardCharsets.ISO_8859_1);
    if (!start.contains("keep-warm") && !start.contains("aws.events")) {
      return false;
    }
    try {
      return isKeepWarm(Json.read(event, JsonNode.class));
    } catch (PermanentFailure e) {
      return false; // the function says itself what it makes of a broken request
    }
  }

  private static boolean isKeepWarm(JsonNode event) {
    JsonNode action = event.path("detail").path("action");
    return action.isMissingNode()
        ? event.path("source").asText().equals("aws.events")
        : action.asText().equals("keep-warm");
  }
}
