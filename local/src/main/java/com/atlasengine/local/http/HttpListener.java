package com.atlasengine.local.http;

import java.io.IOException;
import java.net.BindException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A loopback TCP port that speaks HTTP/1.1 and, for clients that start with it, HTTP/2 without TLS.
 * Each request is answered on a virtual thread of its own, and only programs on this machine are:
 * see {@link ForeignPageGuard}.
 */
public final class HttpListener implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;

  private HttpListener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** What answers the requests of a port. */
  @FunctionalInterface
  public interface ExchangeHandler {
    /** Answers one request; what it throws ends the connection. */
    void handle(JettyExchange exchange) throws Exception;
  }

  /**
   * Opens a port on loopback.
   *
   * @param number the port, or 0 for any free one
   * @throws BindException when the port is in use
   */
  public static HttpListener open(int number, ExchangeHandler handler) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(64, 2);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    Server server = new Server(threads);
    ServerConnector connector = connector(server, number);
    server.addConnector(connector);
    server.setHandler(new ForeignPageGuard(new JettyHandler(handler)));
    start(server, number);
    return new HttpListener(server, connector);
  }

  private static ServerConnector connector(Server server, int number) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // Model ids and external ids carry encoded slashes, which the default refuses.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(number);
    connector.setIdleTimeout(0);
    return connector;
  }

  private static void start(Server server, int number) throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw isPortInUse(e) ? new BindException("port " + number + " is in use") : e;
    } catch (Exception e) {
      throw new IOException("the HTTP port did not start", e);
    }
  }

  private static boolean isPortInUse(IOException e) {
    return e instanceof BindException || e.getCause() instanceof BindException;
  }

  /** The port's number. */
  public int portNumber() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP port did not stop", e);
    }
  }

  private static final class JettyHandler extends Handler.Abstract {
    private final ExchangeHandler handler;

    JettyHandler(ExchangeHandler handler) {
      this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      JettyExchange exchange = new JettyExchange(request, response);
      handler.handle(exchange);
      if (exchange.clientHasLeft() || exchange.isEnded()) {
        callback.failed(new EofException("the connection has ended"));
        return true;
      }
      exchange.requireResponse();
      callback.succeeded();
      return true;
    }
  }
}
