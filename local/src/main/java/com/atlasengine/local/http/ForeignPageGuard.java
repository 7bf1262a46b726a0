package com.atlasengine.local.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what a page of somebody else's makes a browser on this machine send. Such a request has a
 * {@code Host} that is no name of this machine, because the page's own name was pointed here (DNS
 * rebinding), or an {@code Origin} or {@code Sec-Fetch-Site} of another page. The answer is 403,
 * and its message names the header.
 */
public final class ForeignPageGuard extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignPageGuard.class);

  /**
   * Names that nobody can point elsewhere. {@code localhost} and all below it are reserved; a
   * browser takes no name that ends in a number, and AWS's clients put {@code sync-} before the
   * host of {@code StartSyncExecution}. Any port, because a tunnel has its own.
   */
  private static final Pattern LOCAL_HOST =
      Pattern.compile(
          "((sync-)?127\\.0\\.0\\.1|([a-z0-9-]+\\.)*localhost\\.?|\\[(::1|0:0:0:0:0:0:0:1)])(:\\d+)?",
          Pattern.CASE_INSENSITIVE);

  /** A request of the engine's own page, and an address that the user typed. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  public ForeignPageGuard(Handler guarded) {
    super(guarded);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<String> foreign = findForeignHeader(request);
    if (foreign.isEmpty()) {
      return super.handle(request, response, callback);
    }
    LOG.warn("refused a request: {}", foreign.get());
    // HTTP/2 cancels the stream of a request that is answered before it is read.
    Content.Source.consumeAll(request);
    new JettyExchange(request, response)
        .respondError(new AwsError(403, "AccessDeniedException", foreign.get()));
    callback.succeeded();
    return true;
  }

  /** What is wrong with the first header that is not of this machine; empty when all are. */
  private static Optional<String> findForeignHeader(Request request) {
    List<String> hosts = hosts(request);
    if (hosts.isEmpty() || !hosts.stream().allMatch(LOCAL_HOST.asMatchPredicate())) {
      return Optional.of(
          "the header Host must be a name of this machine (127.0.0.1, localhost or [::1]), not "
              + hosts);
    }
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    String own = "http://" + hosts.getFirst();
    if (!origins.stream().allMatch(own::equalsIgnoreCase)) {
      return Optional.of("the header Origin must be " + own + ", not " + origins);
    }
    List<String> sites = request.getHeaders().getValuesList("Sec-Fetch-Site");
    if (!OWN_SITES.containsAll(sites)) {
      return Optional.of(
          "the header Sec-Fetch-Site must be one of " + OWN_SITES + ", not " + sites);
    }
    return Optional.empty();
  }

  /** The host of the request's address and those of its headers; HTTP/2 has only the first. */
  private static List<String> hosts(Request request) {
    List<String> hosts = new ArrayList<>(request.getHeaders().getValuesList(HttpHeader.HOST));
    String authority = request.getHttpURI().getAuthority();
    if (authority != null && !hosts.contains(authority)) {
      hosts.add(authority);
    }
    return hosts;
  }
}
