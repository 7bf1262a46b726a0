package com.atlasengine.local.http;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * one to the service that claims its path.
 */
public final class Gateway implements AutoCloseable {
  private static final String UNSIGNED = "unsigned";
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final Faults faults = new Faults(this::errorType);
  private final HttpListener listener;
  private volatile RequestCheck check = (service, accessKey, exchange) -> {};
  private volatile boolean starting;
  private volatile Consumer<ServedRequest> watcher = served -> {};

  /**
   * Opens the port; services are registered after, because some need to know its address.
   *
   * @param number the port, or 0 for any free one
   * @throws java.net.BindException when the port is in use
   */
  public Gateway(int number) throws IOException {
    this.listener = HttpListener.open(number, this::handle);
  }

  /** Registers a service under its signing name. */
  public void register(Service service) {
    services.put(service.signingName(), service);
  }

  /** The signing names of its services, sorted. */
  public List<String> serviceNames() {
    return services.keySet().stream().sorted().toList();
  }

  /** The faults of its services. */
  public Faults faults() {
    return faults;
  }

  /** Has each signed request checked before its service gets it. */
  public void checkWith(RequestCheck newCheck) {
    check = newCheck;
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
    Matcher scope = matchCredentialScope(exchange);
    boolean signed = scope.find();
    String name = signed ? scope.group(2) : findUnsignedService(exchange);
    if (signed) {
      exchange.addResponseHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }
    long startNanos = System.nanoTime();
    String accessKey = signed ? scope.group(1) : "";
    String error = handleUntilGone(name, accessKey, exchange);
    watcher.accept(
        new ServedRequest(
            name,
            accessKey,
            exchange.operation().orElseGet(() -> exchange.method() + " " + exchange.path()),
            exchange.header("X-Amzn-Trace-Id").orElse(""),
            error,
            startNanos,
            System.nanoTime()));
  }

  /** A client may end at any moment, in the middle of its own request too: that is no failure. */
  private String handleUntilGone(String name, String accessKey, JettyExchange exchange)
      throws IOException {
    try {
      return handle(name, accessKey, exchange);
    } catch (EofException | ClosedChannelException e) {
      LOG.debug("the connection of a client of {} ended before the response", name);
      exchange.markClientAsGone();
      return exchange.isEnded() ? "ConnectionEnded" : "ClientGone";
    }
  }

  /** Serves the request; returns the type of the error sent, or empty on success. */
  private String handle(String name, String accessKey, JettyExchange exchange) throws IOException {
    try {
      serve(name, accessKey, exchange);
      return "";
    } catch (AwsError e) {
      return writeError(name, exchange, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writeError(
          name, exchange, new AwsError(503, "ServiceUnavailable", "the engine is stopping"));
    } catch (EofException | ClosedChannelException e) {
      throw e;
    } catch (Exception e) {
      LOG.error("{} failed to serve {} {}", name, exchange.method(), exchange.path(), e);
      return writeError(
          name, exchange, new AwsError(500, "InternalFailure", "the local " + name + " failed"));
    }
  }

  private void serve(String name, String accessKey, JettyExchange exchange) throws Exception {
    Service service = services.get(name);
    if (service == null && starting) {
      throw new AwsError(503, "ServiceUnavailable", "the engine is starting");
    }
    if (name.equals(UNSIGNED)) {
      throw new AwsError(
          403,
          "MissingAuthenticationTokenException",
          "The request has no AWS signature that names a service, and no service has its path");
    }
    if (service == null) {
      throw AwsError.unknownOperation(
          name, exchange.operation().orElse(exchange.method() + " requests"));
    }
    if (!accessKey.isEmpty()) {
      check.check(name, accessKey, exchange);
    }
    Optional<Fault> fault = faults.take(name, accessKey, exchange);
    if (fault.isPresent()) {
      FaultyService.of(service, fault.get()).serve(exchange);
    } else {
      service.serve(exchange);
    }
  }

  private String writeError(String name, JettyExchange exchange, AwsError error)
      throws IOException {
    if (error.type().equals("UnknownOperationException")) {
      LOG.warn("{} ({} {})", error.message(), exchange.method(), exchange.path());
    }
    if (exchange.isResponseStarted()) {
      throw new IOException(name + " failed after the response had started", error);
    }
    // HTTP/2 cancels the stream of a request that is answered before it is read.
    byte[] unused = exchange.body();
    Service service = services.get(name);
    if (service == null) {
      exchange.respondError(error);
    } else {
      service.respondError(exchange, error);
    }
    return error.type();
  }

  private static Matcher matchCredentialScope(Exchange exchange) {
    return CREDENTIAL_SCOPE.matcher(
        exchange
            .header("Authorization")
            .filter(header -> header.startsWith("AWS4-"))
            .orElseGet(() -> "Credential=" + exchange.query("X-Amz-Credential").orElse("")));
  }

  private String findUnsignedService(Exchange exchange) {
    String target = exchange.header("X-Amz-Target").orElse("");
    return services.values().stream()
        .filter(service -> service.unsignedTarget().filter(target::startsWith).isPresent())
        .findFirst()
        .or(() -> findServiceByPath(exchange.path()))
        .map(Service::signingName)
        .orElse(UNSIGNED);
  }

  private Optional<Service> findServiceByPath(String path) {
    return services.values().stream()
        .filter(service -> service.unsignedPaths().stream().anyMatch(own -> isBelow(path, own)))
        .findFirst();
  }

  /** The root is a path of its own, not what all paths are below. */
  private static boolean isBelow(String path, String own) {
    return own.equals("/") ? path.equals("/") : path.startsWith(own);
  }

  private String errorType(String name, int status) {
    Service service = services.get(name);
    return service == null ? AwsError.typeOf(status) : service.errorType(status);
  }

  @Override
  public void close() {
    listener.close();
  }
}
