package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port of its own for one sandbox of a function, in front of the engine's services: it knows who
 * asks, and a tap decides what becomes of each request.
 */
public final class TappedPort implements AutoCloseable {
  private final Gateway engine;
  private final String function;
  private final Tap tap;
  private final Gateway port;

  /**
   * @param engine whose services and faults these are
   * @param function the name that the stand-ins know the caller's role by
   */
  public TappedPort(Gateway engine, List<Service> services, String function, Tap tap)
      throws IOException {
    this.engine = engine;
    this.function = function;
    this.tap = tap;
    this.port = new Gateway(0);
    services.forEach(service -> port.register(new Tapped(service)));
  }

  /** Where the sandbox finds all services. */
  public URI endpoint() {
    return port.endpoint();
  }

  @Override
  public void close() {
    port.close();
  }

  /** What becomes of a request. */
  public enum Fate {
    /** It is served. */
    SERVED,
    /** The connection is reset before the service sees the request. */
    LOST,
    /** The service acts, and the connection is reset before any response. */
    UNANSWERED
  }

  /** Decides what becomes of requests. */
  @FunctionalInterface
  public interface Tap {
    /** Decides about a request; may block. */
    Fate decide(String service, Exchange exchange);

    /** The service has acted, or has refused. */
    default void served(Fate fate) {}
  }

  private final class Tapped implements Service {
    private final Service service;

    Tapped(Service service) {
      this.service = service;
    }

    @Override
    public String signingName() {
      return service.signingName();
    }

    @Override
    public List<String> unsignedPaths() {
      return service.unsignedPaths();
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      JettyExchange connection = (JettyExchange) exchange;
      byte[] unused = connection.body();
      switch (tap.decide(signingName(), exchange)) {
        case LOST -> connection.reset();
        case SERVED -> serveOrFail(connection);
        case UNANSWERED -> {
          try {
            service.serve(new UnansweredExchange(new Seen(exchange)));
          } catch (AwsError e) {
            // what it refused, nobody hears of
          }
          tap.served(Fate.UNANSWERED);
          connection.reset();
        }
      }
    }

    private void serveOrFail(JettyExchange connection) throws Exception {
      try {
        Optional<Fault> fault = engine.faults().take(signingName(), function, connection);
        if (fault.isPresent()) {
          FaultyService.of(new AsFunction(service), fault.get()).serve(connection);
        } else {
          service.serve(new Seen(connection));
        }
      } finally {
        tap.served(Fate.SERVED);
      }
    }

    @Override
    public void respondError(Exchange exchange, AwsError error) throws IOException {
      service.respondError(exchange, error);
    }

    @Override
    public String errorTable(Exchange exchange) {
      return service.errorTable(exchange);
    }

    @Override
    public String errorType(int status) {
      return service.errorType(status);
    }
  }

  private final class AsFunction implements Service {
    private final Service service;

    AsFunction(Service service) {
      this.service = service;
    }

    @Override
    public String signingName() {
      return service.signingName();
    }

    @Override
    public String errorTable(Exchange exchange) {
      return service.errorTable(exchange);
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      service.serve(new Seen(exchange));
    }
  }

  /** A request as the service sees it: signed by the function, answered at this port. */
  private final class Seen implements Exchange {
    private final Exchange exchange;

    Seen(Exchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public Optional<String> header(String name) {
      Optional<String> value = exchange.header(name);
      return name.equalsIgnoreCase("Authorization")
          ? value.map(
              text -> text.replaceFirst("Credential=[^/]+/", "Credential=" + function + "/"))
          : value;
    }

    /** Only a secret says where the engine is; there it is the sandbox's own port. */
    private byte[] here(byte[] body) {
      String text = new String(body, StandardCharsets.ISO_8859_1);
      String elsewhere = engine.endpoint().toString();
      return text.contains(elsewhere)
          ? text.replace(elsewhere, endpoint().toString()).getBytes(StandardCharsets.ISO_8859_1)
          : body;
    }

    @Override
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
      exchange.respond(status, headers, here(body));
    }

    @Override
    public void respondJson(JsonNode node) throws IOException {
      String type = operation().isPresent() ? "application/x-amz-json-1.1" : "application/json";
      respond(200, Map.of("Content-Type", type), node.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void respondError(AwsError error) throws IOException {
      exchange.respondError(error);
    }

    @Override
    public OutputStream openResponseStream(int status, Map<String, String> headers)
        throws IOException {
      return exchange.openResponseStream(status, headers);
    }

    @Override
    public void runWhileConnected(Work work) throws Exception {
      exchange.runWhileConnected(work);
    }

    @Override
    public String method() {
      return exchange.method();
    }

    @Override
    public String path() {
      return exchange.path();
    }

    @Override
    public Optional<String> query(String name) {
      return exchange.query(name);
    }

    @Override
    public byte[] body() {
      return exchange.body();
    }

    @Override
    public JsonNode json() {
      return exchange.json();
    }

    @Override
    public Map<String, String> form() {
      return exchange.form();
    }

    @Override
    public Optional<String> operation() {
      return exchange.operation();
    }

    @Override
    public boolean isFirstOnConnection(String service) {
      return exchange.isFirstOnConnection(service);
    }
  }
}
