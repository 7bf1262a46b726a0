package com.atlasengine.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP/1.1 request with exactly these lines: no client adds a header or refuses one. */
public final class RawRequest {
  private RawRequest() {}

  /**
   * Sends the lines and reads until the port closes the connection.
   *
   * @param port a port on loopback
   * @param lines the request's line and its headers; {@code Connection: close} is added
   * @return the whole answer
   */
  public static String send(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
