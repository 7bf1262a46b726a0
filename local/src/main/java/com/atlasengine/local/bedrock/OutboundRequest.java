package com.atlasengine.local.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Sends requests to what words the answers. */
final class OutboundRequest {
  private OutboundRequest() {}

  /**
   * Sends a request. An interrupt ends it and its connection, also when the answer arrives in the
   * same moment, which {@link HttpClient#send} would leave open.
   */
  static HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> response =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      return response.get();
    } catch (InterruptedException e) {
      response.cancel(true);
      var unused = response.whenComplete((late, failure) -> close(late));
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private static void close(@Nullable HttpResponse<InputStream> late) {
    try {
      if (late != null) {
        late.body().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a late answer could not be closed", e);
    }
  }
}
