package com.atlasengine.local.api;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.RequestCheck;
import java.util.Optional;

/**
 * Refuses what the published models do not take, and what no model has. DynamoDB has none here:
 * DynamoDB Local is AWS's own, and checks its requests itself.
 */
public final class ApiCheck implements RequestCheck {
  private static final String DYNAMODB = "dynamodb";

  /** What functions keep a connection open with; it is no operation. */
  private static final String PING = "/ping";

  private final ApiModels models = new ApiModels();
  private final CallCheck next;

  /**
   * @param next looks at each request that is right
   */
  public ApiCheck(CallCheck next) {
    this.next = next;
  }

  /** A check that is made when it is known what is asked for. */
  @FunctionalInterface
  public interface CallCheck {
    /**
     * @throws AwsError what the service answers instead
     */
    void check(String accessKey, ApiCall call);
  }

  @Override
  public void check(String service, String accessKey, Exchange exchange) {
    Optional<ApiCall> call =
        service.equals(DYNAMODB) ? readDynamoDb(exchange) : models.read(service, exchange);
    if (call.isPresent()) {
      next.check(accessKey, call.get());
    } else if (!exchange.path().equals(PING)) {
      throw AwsError.unknownOperation(service, describe(exchange));
    }
  }

  private static Optional<ApiCall> readDynamoDb(Exchange exchange) {
    return exchange
        .operation()
        .map(name -> new ApiCall(DYNAMODB, name, InputReader.readJson(exchange)));
  }

  /** The start of a path may name a session. */
  private static String describe(Exchange exchange) {
    return exchange
        .operation()
        .or(() -> Optional.ofNullable(exchange.form().get("Action")))
        .orElseGet(() -> exchange.method() + exchange.path().replaceAll(".*/", " …/"));
  }
}
