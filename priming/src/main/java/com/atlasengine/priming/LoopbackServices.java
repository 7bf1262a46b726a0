package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.LoopbackRedirect;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.TrustManager;

/**
 * The services for a rehearsal: an HTTPS endpoint on 127.0.0.1 that answers like them, a
 * credentials endpoint, and a socket for X-Ray segments. Nothing leaves the machine, and closing
 * removes everything.
 */
final class LoopbackServices implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpsServer services;
  private final HttpServer credentials;
  private final DatagramSocket segments;
  private final StandIns standIns;
  private final LoopbackRedirect redirect;
  private volatile boolean closeConnections;

  private LoopbackServices(Identity identity) throws GeneralSecurityException, IOException {
    services = HttpsServer.create(freeAddress(), 0);
    credentials = HttpServer.create(freeAddress(), 0);
    segments = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    URI address = URI.create("https://" + HOST + ":" + services.getAddress().getPort());
    standIns = new StandIns(address, identity.pem());
    TrustManager[] trust = identity.trustManagers();
    redirect = new LoopbackRedirect(address, Identity.clientContext(trust), List.of(trust));
    services.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
  }

  /** Opens it on free ports. */
  static LoopbackServices open() throws GeneralSecurityException, IOException {
    LoopbackServices loopback = new LoopbackServices(Identity.create());
    loopback.start();
    return loopback;
  }

  private void start() {
    services.createContext("/", exchange -> send(exchange, standIns.respond(exchange)));
    credentials.createContext("/", exchange -> send(exchange, StandIns.credentialsResponse()));
    for (HttpServer server : List.of(services, credentials)) {
      server.setExecutor(threads);
      server.start();
    }
  }

  /** Answers the next requests with these where they fit. */
  void expect(List<Step.CannedResponse> answers) {
    standIns.expect(answers);
  }

  /** Closes each connection after its next response. */
  void closeAfterNextResponse() {
    closeConnections = true;
  }

  /** The redirect to this endpoint. */
  LoopbackRedirect redirect() {
    return redirect;
  }

  /** Where the SDK finds credentials that are worth nothing. */
  URI credentialsUri() {
    return URI.create("http://" + HOST + ":" + credentials.getAddress().getPort() + "/");
  }

  /** {@code ip:port} of a socket that nobody reads. */
  String xrayDaemonAddress() {
    return HOST + ":" + segments.getLocalPort();
  }

  private void send(HttpExchange exchange, StandInResponse reply) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().putAll(reply.headers());
      if (closeConnections) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      long length = reply.body().isEmpty() ? -1 : reply.contentLength();
      exchange.sendResponseHeaders(reply.status(), length);
      try (OutputStream out = exchange.getResponseBody()) {
        for (byte[] piece : reply.body()) {
          out.write(piece);
          out.flush();
        }
      }
    }
  }

  private static InetSocketAddress freeAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void close() {
    services.stop(0);
    credentials.stop(0);
    segments.close();
    threads.shutdownNow();
  }
}
