package com.atlasengine.local.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's one HTTP port. A signed request goes to the service its signature names, an unsigned
 * one to Salesforce or to the engine's own endpoints by its path.
 */
public final class Gateway implements AutoCloseable {
  /** The name the Salesforce org registers with: its requests carry no AWS signature. */
  public static final String SALESFORCE = "salesforce";

  /** The name the engine's own endpoints below {@code /_atlas/} register with. */
  public static final String ENGINE_ENDPOINTS = "_atlas";

  private static final String UNSIGNED = "unsigned";
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final Faults faults;
  private final HttpListener listener;
  private volatile boolean starting;
  private volatile Consumer<ServedRequest> watcher = served -> {};

  /**
   * Opens the port; services are registered after, because some need to know its address.
   *
   * @param number the port, or 0 for any free one
   * @throws java.net.BindException when the port is in use
   */
  public Gateway(int number, Faults faults) throws IOException {
    this.faults = faults;
    this.listener = HttpListener.open(number, this::handle);
  }

  /** Registers a service under its signing name. */
  public void register(Service service) {
    services.put(service.signingName(), service);
  }

  /** While true, a request to an unregistered service gets 503, so that clients retry. */
  public void setStarting(boolean value) {
    starting = value;
  }

  /** Calls the watcher after each request. */
  public void watch(Consumer<ServedRequest> newWatcher) {
    watcher = newWatcher;
  }

  /** The URL for {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.portNumber());
  }

  private void handle(JettyExchange exchange) throws IOException {
    String name = findService(exchange);
    long startNanos = System.nanoTime();
    String error = handle(name, exchange);
    watcher.accept(
        new ServedRequest(
            name,
            findAccessKey(exchange),
            exchange.operation().orElseGet(() -> exchange.method() + " " + exchange.path()),
            exchange.header("X-Amzn-Trace-Id").orElse(""),
            error,
            startNanos,
            System.nanoTime()));
  }

  /** Serves the request; returns the type of the error sent, or empty on success. */
  private String handle(String name, JettyExchange exchange) throws IOException {
    if (!name.equals(SALESFORCE) && !name.equals(ENGINE_ENDPOINTS)) {
      exchange.addResponseHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }
    try {
      serve(name, exchange);
      return "";
    } catch (AwsError e) {
      return writeError(name, exchange, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writeError(
          name, exchange, new AwsError(503, "ServiceUnavailable", "the engine is stopping"));
    } catch (EofException e) {
      LOG.debug("the client of {} closed the connection before the response", name);
      return "ClientGone";
    } catch (Exception e) {
      LOG.error("{} failed to serve {} {}", name, exchange.method(), exchange.path(), e);
      return writeError(
          name, exchange, new AwsError(500, "InternalFailure", "the local " + name + " failed"));
    }
  }

  private void serve(String name, JettyExchange exchange) throws Exception {
    Service service = services.get(name);
    if (name.equals(UNSIGNED)) {
      throw new AwsError(
          403,
          "MissingAuthenticationTokenException",
          "The request has no AWS signature, and its path belongs neither to Salesforce nor to the engine");
    }
    if (service == null && starting) {
      throw new AwsError(503, "ServiceUnavailable", "the engine is starting");
    }
    if (service == null) {
      throw AwsError.unknownOperation(
          name, exchange.operation().orElse(exchange.method() + " requests"));
    }
    faults.apply(name);
    service.serve(exchange);
  }

  private static String writeError(String name, JettyExchange exchange, AwsError error)
      throws IOException {
    if (error.type().equals("UnknownOperationException")) {
      LOG.warn("{} ({} {})", error.message(), exchange.method(), exchange.path());
    }
    if (exchange.isResponseStarted()) {
      throw new IOException(name + " failed after the response had started", error);
    }
    ErrorShape.of(exchange, name).write(exchange, error);
    return error.type();
  }

  private static String findService(Exchange exchange) {
    Matcher scope = matchCredentialScope(exchange);
    return scope.find() ? scope.group(2) : findServiceByPath(exchange.path());
  }

  private static String findAccessKey(Exchange exchange) {
    Matcher scope = matchCredentialScope(exchange);
    return scope.find() ? scope.group(1) : "";
  }

  private static Matcher matchCredentialScope(Exchange exchange) {
    return CREDENTIAL_SCOPE.matcher(
        exchange
            .header("Authorization")
            .filter(header -> header.startsWith("AWS4-"))
            .orElseGet(() -> "Credential=" + exchange.query("X-Amz-Credential").orElse("")));
  }

  private static String findServiceByPath(String path) {
    if (path.startsWith("/_atlas/")) {
      return ENGINE_ENDPOINTS;
    }
    if (path.startsWith("/services/") || path.startsWith("/id/")) {
      return SALESFORCE;
    }
    return UNSIGNED;
  }

  @Override
  public void close() {
    listener.close();
  }
}
