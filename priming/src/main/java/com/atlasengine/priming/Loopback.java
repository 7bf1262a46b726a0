package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.Detour;
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
 * The services, as far as a rehearsal is concerned: an HTTPS endpoint on 127.0.0.1 that answers as
 * they do, the address that credentials come from, and the one that X-Ray segments go to. Nothing
 * of it leaves the machine, and nothing is left when it is closed.
 */
final class Loopback implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpsServer services;
  private final HttpServer credentials;
  private final DatagramSocket segments;
  private final StandIns standIns;
  private final Detour detour;
  private volatile boolean hangingUp;

  private Loopback(Identity identity) throws GeneralSecurityException, IOException {
    services = HttpsServer.create(anyPort(), 0);
    credentials = HttpServer.create(anyPort(), 0);
    segments = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    URI address = URI.create("https://" + HOST + ":" + services.getAddress().getPort());
    standIns = new StandIns(address, identity.pem());
    TrustManager[] trust = identity.trust();
    detour = new Detour(address, Identity.client(trust), List.of(trust));
    services.setHttpsConfigurator(new HttpsConfigurator(identity.server()));
  }

  /** Opens it on free ports. */
  static Loopback open() throws GeneralSecurityException, IOException {
    Loopback loopback = new Loopback(Identity.create());
    loopback.start();
    return loopback;
  }

  private void start() {
    services.createContext("/", exchange -> reply(exchange, standIns.answer(exchange)));
    credentials.createContext("/", exchange -> reply(exchange, StandIns.credentials()));
    for (HttpServer server : List.of(services, credentials)) {
      server.setExecutor(threads);
      server.start();
    }
  }

  /** Answers the next requests with these where they fit. */
  void expect(List<Step.Canned> answers) {
    standIns.expect(answers);
  }

  /** From now on, connections end with their next answer, so that none is kept. */
  void hangUp() {
    hangingUp = true;
  }

  /** What leads clients here. */
  Detour detour() {
    return detour;
  }

  /** Where the SDK finds credentials that are worth nothing. */
  URI credentialsUri() {
    return URI.create("http://" + HOST + ":" + credentials.getAddress().getPort() + "/");
  }

  /** {@code ip:port} of a socket that nobody reads. */
  String daemon() {
    return HOST + ":" + segments.getLocalPort();
  }

  private void reply(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().putAll(reply.headers());
      if (hangingUp) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      long length = reply.body().isEmpty() ? -1 : reply.length();
      exchange.sendResponseHeaders(reply.status(), length);
      try (OutputStream out = exchange.getResponseBody()) {
        for (byte[] piece : reply.body()) {
          out.write(piece);
          out.flush();
        }
      }
    }
  }

  private static InetSocketAddress anyPort() {
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
