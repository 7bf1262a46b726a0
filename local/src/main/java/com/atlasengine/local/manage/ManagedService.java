package com.atlasengine.local.manage;

import com.atlasengine.local.api.ApiCall;
import com.atlasengine.local.api.ApiModels;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service with the operations that read what is deployed; it passes on all others. */
final class ManagedService implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service inner;
  private final ApiModels models;
  private final Account account;
  private final Operations operations;
  private final Set<String> known;

  /**
   * @param inner what answers the other operations
   */
  ManagedService(Service inner, Account account, ApiModels models, Operations operations) {
    this.inner = inner;
    this.account = account;
    this.models = models;
    this.operations = operations;
    this.known = operations.names();
  }

  @Override
  public String signingName() {
    return inner.signingName();
  }

  @Override
  public List<String> unsignedPaths() {
    return inner.unsignedPaths();
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    Optional<ApiCall> call =
        known.isEmpty() ? Optional.empty() : models.read(signingName(), known, exchange);
    Exchange amended = amend(exchange, call);
    Optional<Operation> own = call.map(each -> operations.answers().get(each.operation()));
    if (own.isPresent()) {
      respond(amended, call.get(), own.get().answer(call.get().input()));
    } else {
      inner.serve(amended);
    }
  }

  private Exchange amend(Exchange exchange, Optional<ApiCall> call) {
    Optional<UnaryOperator<String>> completion =
        call.flatMap(each -> Optional.ofNullable(operations.amendments().get(each.operation())))
            .map(amendment -> body -> complete(amendment, call.orElseThrow().input(), body));
    return Stream.of(completion, account.changeOf(signingName(), exchange))
        .flatMap(Optional::stream)
        .reduce((first, second) -> body -> second.apply(first.apply(body)))
        .<Exchange>map(change -> new AmendedExchange(exchange, change))
        .orElse(exchange);
  }

  private static String complete(Operation.Amendment amendment, JsonNode input, String body) {
    try {
      return amendment.amend(input, JSON.readTree(body)).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is not JSON", e);
    }
  }

  private void respond(Exchange exchange, ApiCall call, JsonNode answer) throws IOException {
    if (models.isQuery(signingName())) {
      exchange.respond(
          200, Map.of("Content-Type", "text/xml"), XmlAnswer.of(call.operation(), answer));
    } else {
      exchange.respondJson(answer);
    }
  }

  @Override
  public void respondError(Exchange exchange, AwsError error) throws IOException {
    inner.respondError(exchange, error);
  }

  @Override
  public String errorTable(Exchange exchange) {
    return inner.errorTable(exchange);
  }

  @Override
  public String errorType(int status) {
    return inner.errorType(status);
  }

  /**
   * What is known of a service here.
   *
   * @param answers operations that are answered here
   * @param amendments operations that the service answers, and that are completed here
   */
  record Operations(Map<String, Operation> answers, Map<String, Operation.Amendment> amendments) {
    Operations {
      answers = Map.copyOf(answers);
      amendments = Map.copyOf(amendments);
    }

    static Operations of(Map<String, Operation> answers) {
      return new Operations(answers, Map.of());
    }

    Set<String> names() {
      return Stream.concat(answers.keySet().stream(), amendments.keySet().stream())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * A service that has no other operations.
   *
   * @param isQuery whether its errors are XML
   */
  record Alone(String signingName, boolean isQuery) implements Service {
    @Override
    public void serve(Exchange exchange) {
      throw AwsError.unknownOperation(signingName, exchange.operation().orElseGet(exchange::path));
    }

    @Override
    public void respondError(Exchange exchange, AwsError error) throws IOException {
      if (isQuery) {
        exchange.respond(error.status(), Map.of("Content-Type", "text/xml"), XmlAnswer.of(error));
      } else {
        exchange.respondError(error);
      }
    }
  }
}
