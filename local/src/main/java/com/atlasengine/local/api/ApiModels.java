package com.atlasengine.local.api;

import com.atlasengine.local.api.ApiModel.ApiOperation;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which operation of a service a request is, and refuses a request that the service's
 * published model does not take: a member that is missing, too long, out of range, of another
 * pattern or not in the set of values.
 */
public final class ApiModels {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<String, Optional<ApiModel>> models = new ConcurrentHashMap<>();

  /**
   * Reads a request.
   *
   * @param service the name in its signature
   * @return empty when the service has no model here, or its model has no such operation
   * @throws AwsError the service's own when the model does not take it
   */
  public Optional<ApiCall> read(String service, Exchange exchange) {
    return find(service).flatMap(model -> read(service, model, exchange));
  }

  /**
   * Reads a request that is one of a few operations; of any other it looks at no more than the
   * name.
   *
   * @param wanted the operations
   * @return empty for any other operation
   * @throws AwsError the service's own when the model does not take it
   */
  public Optional<ApiCall> read(String service, Set<String> wanted, Exchange exchange) {
    return find(service)
        .map(model -> model.only(wanted))
        .flatMap(model -> read(service, model, exchange));
  }

  /** Whether callers of a service post forms and get XML. */
  public boolean isQuery(String service) {
    return find(service).filter(model -> model.protocol().equals("query")).isPresent();
  }

  private static Optional<ApiCall> read(String service, ApiModel model, Exchange exchange) {
    return switch (model.protocol()) {
      case "json" ->
          exchange
              .operation()
              .filter(model.operations()::containsKey)
              .map(name -> check(service, model, name, InputReader.readJson(exchange)));
      case "query" ->
          Optional.ofNullable(exchange.form().get("Action"))
              .filter(model.operations()::containsKey)
              .map(name -> check(service, model, name, readForm(model, name, exchange)));
      default -> readRest(service, model, exchange);
    };
  }

  private static ObjectNode readForm(ApiModel model, String name, Exchange exchange) {
    return input(model, name)
        .map(shape -> new InputReader(model).readForm(shape, exchange))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static Optional<ApiCall> readRest(String service, ApiModel model, Exchange exchange) {
    for (Map.Entry<String, ApiOperation> each : model.operations().entrySet()) {
      Optional<Map<String, String>> labels =
          each.getValue().method().equals(exchange.method())
              ? each.getValue().requestUri().match(exchange.path())
              : Optional.empty();
      if (labels.isPresent()) {
        ObjectNode input =
            input(model, each.getKey())
                .map(shape -> new InputReader(model).readRest(shape, labels.get(), exchange))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return Optional.of(check(service, model, each.getKey(), input));
      }
    }
    return Optional.empty();
  }

  private static ApiCall check(String service, ApiModel model, String name, ObjectNode input) {
    input(model, name).ifPresent(shape -> InputCheck.check(model, shape, input));
    return new ApiCall(service, name, input);
  }

  private static Optional<Shape> input(ApiModel model, String operation) {
    return Optional.ofNullable(model.operations().get(operation))
        .flatMap(found -> Optional.ofNullable(found.input()))
        .map(model::shape);
  }

  /** The operations of a service's model; none when it has no model here. */
  public Set<String> operations(String service) {
    return find(service)
        .map(model -> new TreeSet<>(model.operations().keySet()))
        .orElseGet(TreeSet::new);
  }

  private Optional<ApiModel> find(String service) {
    return models.computeIfAbsent(service, ApiModels::load);
  }

  private static Optional<ApiModel> load(String service) {
    if (!service.matches("[a-z0-9-]+")) {
      return Optional.empty();
    }
    try (InputStream file = ApiModels.class.getResourceAsStream("/api/" + service + ".json")) {
      return file == null ? Optional.empty() : Optional.of(JSON.readValue(file, ApiModel.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the model of " + service, e);
    }
  }
}
