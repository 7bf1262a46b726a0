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
public final class Front implements AutoCloseable {
  /** The name the Salesforce org registers with: its requests carry no AWS signature. */
  public static final String SALESFORCE = "salesforce";

  /** The name the engine's own endpoints below {@code /_atlas/} register with. */
  public static final String ATLAS = "_atlas";

  private static final String UNSIGNED = "unsigned";
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final Faults faults;
  private final Port port;
  private volatile boolean starting;
  private volatile Consumer<ServedCall> watcher = served -> {};

  /**
   * Opens the port; services are registered after, because some need to know its address.
   *
   * @param number the port, or 0 for any free one
   * @throws java.net.BindException when the port is in use
   */
  public Front(int number, Faults faults) throws IOException {
    this.faults = faults;
    this.port = Port.open(number, this::answer);
  }

  /** Serves this from now on. */
  public void register(Service service) {
    services.put(service.signingName(), service);
  }

  /** While more services are to come, clients are told to try again. */
  public void starting(boolean more) {
    starting = more;
  }

  /** Tells this of every request, once it is answered. */
  public void watch(Consumer<ServedCall> other) {
    watcher = other;
  }

  /** The address AWS's clients are pointed at. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port.number());
  }

  private void answer(HttpCall call) throws IOException {
    String name = serviceOf(call);
    long arrived = System.nanoTime();
    String error = answer(name, call);
    watcher.accept(
        new ServedCall(
            name,
            callerOf(call),
            call.operation().orElseGet(() -> call.method() + " " + call.path()),
            call.header("X-Amzn-Trace-Id").orElse(""),
            error,
            arrived,
            System.nanoTime()));
  }

  /** Answers, and gives the type of the error that was the answer; empty when none was. */
  private String answer(String name, HttpCall call) throws IOException {
    if (!name.equals(SALESFORCE) && !name.equals(ATLAS)) {
      call.answerHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }
    try {
      serve(name, call);
      return "";
    } catch (AwsError e) {
      return fail(name, call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(name, call, new AwsError(503, "ServiceUnavailable", "the engine is stopping"));
    } catch (EofException e) {
      LOG.debug("the client of {} did not wait for the answer", name);
      return "ClientGone";
    } catch (Exception e) {
      LOG.error("{} failed at {} {}", name, call.method(), call.path(), e);
      return fail(
          name, call, new AwsError(500, "InternalFailure", "the local " + name + " failed"));
    }
  }

  private void serve(String name, HttpCall call) throws Exception {
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
    faults.strike(name);
    service.serve(call);
  }

  private static String fail(String name, HttpCall call, AwsError error) throws IOException {
    if (error.type().equals("UnknownOperationException")) {
      LOG.warn("{} ({} {})", error.message(), call.method(), call.path());
    }
    if (call.answered()) {
      throw new IOException("the answer had begun when " + name + " failed", error);
    }
    ErrorShape.of(call, name).write(call, error);
    return error.type();
  }

  private static String serviceOf(Call call) {
    Matcher scope = scope(call);
    return scope.find() ? scope.group(2) : serviceOfPath(call.path());
  }

  private static String callerOf(Call call) {
    Matcher scope = scope(call);
    return scope.find() ? scope.group(1) : "";
  }

  private static Matcher scope(Call call) {
    return SCOPE.matcher(
        call.header("Authorization")
            .filter(header -> header.startsWith("AWS4-"))
            .orElseGet(() -> "Credential=" + call.query("X-Amz-Credential").orElse("")));
  }

  private static String serviceOfPath(String path) {
    if (path.startsWith("/_atlas/")) {
      return ATLAS;
    }
    if (path.startsWith("/services/") || path.startsWith("/id/")) {
      return SALESFORCE;
    }
    return UNSIGNED;
  }

  @Override
  public void close() {
    port.close();
  }
}
