package com.atlasengine.lex.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A network that loses the first connection once something was sent over it, and no other. */
final class DropFirstConnectionProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();
  private final URI target;

  DropFirstConnectionProxy(URI target) throws IOException {
    this.target = target;
    threads.execute(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  int connectionCount() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        boolean isFirst = connections.incrementAndGet() == 1;
        threads.execute(() -> forward(client, isFirst));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void forward(Socket client, boolean isLost) {
    try (client) {
      if (isLost) {
        client.getInputStream().read();
        return;
      }
      try (Socket service = new Socket(target.getHost(), target.getPort())) {
        threads.execute(() -> pump(client, service));
        pump(service, client);
      }
    } catch (IOException e) {
      // hung up
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      byte[] some = new byte[8_192];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        to.getOutputStream().write(some, 0, n);
      }
    } catch (IOException e) {
      // hung up
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
