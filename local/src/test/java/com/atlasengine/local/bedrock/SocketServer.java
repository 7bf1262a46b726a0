package com.atlasengine.local.bedrock;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP/1.1 server for tests, whose answers are scripts: every flush is one packet. */
public final class SocketServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Script script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  public SocketServer(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** What the server does with a request. */
  @FunctionalInterface
  public interface Script {
    void run(Request request, Connection connection) throws Exception;
  }

  /**
   * A request.
   *
   * @param line its first line, without the version
   * @param headers by lower-case name
   */
  public record Request(String line, Map<String, String> headers, String body) {}

  /** A request's connection, which its script writes to. */
  public static final class Connection {
    private final InputStream in;
    private final OutputStream out;
    private final Socket socket;

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    /**
     * A whole answer.
     *
     * @param headers each ends its line; may be empty
     */
    public void answer(int status, String headers, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      write("HTTP/1.1 " + status + " Any\r\nContent-Length: " + bytes.length + "\r\n");
      write(headers.replace("\n", "\r\n") + "\r\n" + body);
    }

    /** The head of an answer in chunks. */
    public void begin(String contentType) throws IOException {
      write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: " + contentType);
      write("\r\n\r\n");
    }

    /** One chunk. */
    public void chunk(byte[] bytes) throws IOException {
      write(Integer.toHexString(bytes.length) + "\r\n");
      out.write(bytes);
      write("\r\n");
    }

    /** One server-sent event. */
    public void event(String data) throws IOException {
      chunk(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The end of an answer in chunks. */
    public void end() throws IOException {
      write("0\r\n\r\n");
    }

    /** Closes the connection, wherever the answer is. */
    public void breakOff() throws IOException {
      socket.close();
    }

    /** Waits until the client closes the connection. */
    public void awaitClosed() throws IOException {
      int unused = in.read();
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The requests so far. */
  public List<Request> requests() {
    return requests;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket accepted = socket.accept();
        connections.add(accepted);
        if (socket.isClosed()) {
          accepted.close();
        }
        Thread.ofVirtual().start(() -> serve(accepted));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket accepted) {
    try (accepted) {
      Connection connection = new Connection(accepted);
      for (Request request = read(connection.in);
          !request.line().isEmpty();
          request = read(connection.in)) {
        requests.add(request);
        script.run(request, connection);
      }
    } catch (IOException e) {
      // The client is gone, or the script broke off.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String line = readLine(in).replace(" HTTP/1.1", "");
    Map<String, String> headers = new TreeMap<>();
    for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
