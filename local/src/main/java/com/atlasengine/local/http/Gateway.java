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

  /** Serves this from now on. */
  public void register(Service service) {
    services.put(service.signingName(), service);
  }

  /** While more services are to come, clients are told to try again. */
  public void setStarting(boolean value) {
    starting = value;
  }

  /** Tells this of every request, once it is answered. */
  public void watch(Consumer<ServedRequest> newWatcher) {
    watcher = newWatcher;
  }

  /** The address AWS's clients are pointed at. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.portNumber());
  }

  private void handle(JettyExchange call) throws IOException {
    String name = findService(call);
    long startNanos = System.nanoTime();
    String error = handle(name, call);
    watcher.accept(
        new ServedRequest(
            name,
            findAccessKey(call),
            call.operation().orElseGet(() -> call.method() + " " + call.path()),
            call.header("X-Amzn-Trace-Id").orElse(""),
            error,
            startNanos,
            System.nanoTime()));
  }

  /** Answers, and gives the type of the error that was the answer; empty when none was. */
  private String handle(String name, JettyExchange call) throws IOException {
    if (!name.equals(SALESFORCE) && !name.equals(ENGINE_ENDPOINTS)) {
      call.addResponseHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }
    try {
      serve(name, call);
      return "";
    } catch (AwsError e) {
      return writeError(name, call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return writeError(
          name, call, new AwsError(503, "ServiceUnavailable", "the engine is stopping"));
    } catch (EofException e) {
      LOG.debug("the client of {} did not wait for the answer", name);
      return "ClientGone";
    } catch (Exception e) {
      LOG.error("{} failed at {} {}", name, call.method(), call.path(), e);
      return writeError(
          name, call, new AwsError(500, "InternalFailure", "the local " + name + " failed"));
    }
  }

  private void serve(String name, JettyExchange call) throws Exception {
    Service service = services.get(name);
    if (name.equals(UNSIGNED)) {
      throw new AwsError(
          403,
          "MissingAuthenticationTokenException",
          "Neither a path of Salesforce's nor an AWS signature that names a service");
    }
    if (service == null && starting) {
      throw new AwsError(503, "ServiceUnavailable", "the engine is starting");
    }
    if (service == null) {
      throw AwsError.unknownOperation(name, call.operation().orElse(call.method() + " requests"));
    }
    faults.apply(name);
    service.serve(call);
  }

  private static String writeError(String name, JettyExchange call, AwsError error)
      throws IOException {
    if (error.type().equals("UnknownOperationException")) {
      LOG.warn("{} ({} {})", error.message(), call.method(), call.path());
    }
    if (call.isResponseStarted()) {
      throw new IOException("the answer had begun when " + name + " failed", error);
    }
    ErrorShape.of(call, name).write(call, error);
    return error.type();
  }

  private static String findService(Exchange call) {
    Matcher scope = matchCredentialScope(call);
    return scope.find() ? scope.group(2) : findServiceByPath(call.path());
  }

  private static String findAccessKey(Exchange call) {
    Matcher scope = matchCredentialScope(call);
    return scope.find() ? scope.group(1) : "";
  }

  private static Matcher matchCredentialScope(Exchange call) {
    return CREDENTIAL_SCOPE.matcher(
        call.header("Authorization")
            .filter(header -> header.startsWith("AWS4-"))
            .orElseGet(() -> "Credential=" + call.query("X-Amz-Credential").orElse("")));
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
