package com.atlasengine.local.console;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page at the engine's own address: {@code GET /} for a browser, its files below {@code
 * /console/}, and {@code GET /console/events}, the live feed. All else the page asks for, it asks
 * as any AWS client does.
 */
public final class Console implements Service {
  private static final String FILES = "/console/";

  /** Scripts and styles come as files from here alone; nothing on the page runs inline. */
  private static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private final PageFiles files = new PageFiles();
  private final EventStream stream;

  /** A page that is kept live by this feed. */
  public Console(EventFeed feed) {
    this.stream = new EventStream(feed);
  }

  @Override
  public String signingName() {
    return "console";
  }

  @Override
  public List<String> unsignedPaths() {
    return List.of("/", FILES);
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    String path = exchange.path();
    if (!exchange.method().equals("GET") || isClientAtRoot(exchange)) {
      throw new AwsError(
          403,
          "MissingAuthenticationTokenException",
          "The request has no AWS signature that names a service, and no service has its path");
    }
    if (path.equals(FILES + "events")) {
      stream.serve(exchange);
    } else {
      sendFile(exchange, path.equals("/") ? "index.html" : path.substring(FILES.length()));
    }
  }

  /** AWS's clients ask at the root, too; only a browser wants a page there. */
  private static boolean isClientAtRoot(Exchange exchange) {
    return exchange.path().equals("/")
        && !exchange.header("Accept").orElse("").contains("text/html");
  }

  private void sendFile(Exchange exchange, String name) throws IOException {
    Optional<PageFiles.PageFile> found = files.find(name);
    if (found.isEmpty()) {
      throw new AwsError(404, "NotFound", "the console has no file " + name);
    }
    PageFiles.PageFile file = found.get();
    Map<String, String> headers = new HashMap<>(SECURITY_HEADERS);
    headers.put("ETag", file.etag());
    headers.put("Cache-Control", "no-cache");
    if (exchange.header("If-None-Match").filter(file.etag()::equals).isPresent()) {
      exchange.respond(304, headers, new byte[0]);
      return;
    }
    headers.put("Content-Type", file.contentType());
    headers.put("Content-Encoding", "gzip");
    exchange.respond(200, headers, file.bytes());
  }
}
