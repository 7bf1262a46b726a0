package com.atlasengine.local.manage;

import com.atlasengine.local.api.ApiCall;
import com.atlasengine.local.api.ApiModels;
import com.atlasengine.local.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * What is otherwise in this account than the template says. A service answers as ever, and its
 * answer is altered on its way out, so that one wrong thing at a time can be tried.
 */
public final class Account {
  private final List<Alteration> alterations = new CopyOnWriteArrayList<>();
  private final ApiModels models = new ApiModels();

  /**
   * Alters the answers to an operation.
   *
   * @param service the name that requests are signed with
   * @param operation such as {@code GetAlias}; method and path where a service has no model
   * @param about a text of the request's path, query or body; empty for any request
   * @param change from the body of the answer to another one
   */
  public void alter(String service, String operation, String about, UnaryOperator<String> change) {
    alterations.add(new Alteration(service, operation, about, change));
  }

  /** All is as the template says again. */
  public void reset() {
    alterations.clear();
  }

  /** How the answer to a request changes; empty when it does not. */
  Optional<UnaryOperator<String>> changeOf(String service, Exchange exchange) {
    List<Alteration> own =
        alterations.stream().filter(each -> each.service.equals(service)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    String operation =
        models
            .read(service, exchange)
            .map(ApiCall::operation)
            .or(exchange::operation)
            .orElseGet(() -> exchange.method() + " " + exchange.path());
    String request =
        exchange.path()
            + exchange.query("Qualifier").orElse("")
            + exchange.query("q").orElse("")
            + new String(exchange.body(), StandardCharsets.UTF_8);
    return own.stream()
        .filter(each -> each.operation.equals(operation) && request.contains(each.about))
        .map(Alteration::change)
        .reduce((first, second) -> body -> second.apply(first.apply(body)));
  }

  private record Alteration(
      String service, String operation, String about, UnaryOperator<String> change) {}
}
