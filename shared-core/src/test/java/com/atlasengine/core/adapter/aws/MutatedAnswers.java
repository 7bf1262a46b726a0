package com.atlasengine.core.adapter.aws;

import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Mutator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service that answers as another one does, or nearly so, or not at all as documented. */
public final class MutatedAnswers {
  private static final List<Integer> STATUSES =
      List.of(200, 201, 202, 204, 300, 302, 400, 401, 403, 404, 408, 409, 412, 424, 429, 500, 503);
  private static final List<byte[]> PAGES =
      List.of(
              "",
              "<!DOCTYPE html><html><body>Down for maintenance, +12065550123</body></html>",
              "[]",
              "null",
              "[{\"errorCode\":\"UNABLE_TO_LOCK_ROW\",\"message\":\"about +12065550123\"}]",
              "{\"message\":\"about +12065550123\",\"__type\":\"ThrottlingException\"}",
              "\u0000\u0001 Ada Lovelace",
              "[".repeat(5_000),
              "{\"a\":\"" + "Ada Lovelace ".repeat(20_000) + "\"}")
          .stream()
          .map(page -> page.getBytes(StandardCharsets.UTF_8))
          .toList();

  /** Where a login says that the org is. */
  private static final Pattern URL = Pattern.compile("(?i)h?t?t?ps?:?/[^\"]*");

  private final Function<StubRequest, StubResponse> original;
  private final List<byte[]> sent = new ArrayList<>();
  private @Nullable Mutator mutator;

  /** Answers as the original does, until {@link #next}. */
  public MutatedAnswers(Function<StubRequest, StubResponse> original) {
    this.original = original;
  }

  /** From now on answers by this mutator. */
  public synchronized void next(Mutator next) {
    mutator = next;
    sent.clear();
  }

  /** Answers a request. */
  public synchronized StubResponse respond(StubRequest request) {
    StubResponse good = original.apply(request);
    byte[] body = bodyOf(good);
    Mutator by = mutator;
    if (by == null || by.random().nextInt(5) < 2) {
      return with(good, good.status(), body, false);
    }
    byte[] changed = by.random().nextInt(4) == 0 ? by.pick(PAGES) : by.change(List.of(body));
    int status = by.random().nextInt(3) == 0 ? by.pick(STATUSES) : good.status();
    return leadsElsewhere(changed, body)
        ? with(good, status, body, false)
        : with(good, status, changed, by.random().nextInt(20) == 0);
  }

  /** No test may speak to another machine. */
  private static boolean leadsElsewhere(byte[] changed, byte[] original) {
    Matcher home = URL.matcher(new String(original, StandardCharsets.UTF_8));
    return home.find()
        && URL.matcher(new String(changed, StandardCharsets.UTF_8))
            .results()
            .anyMatch(found -> !found.group().equals(home.group()));
  }

  private StubResponse with(StubResponse good, int status, byte[] body, boolean cut) {
    sent.add(body);
    Map<String, String> headers = new HashMap<>(good.headers());
    return new StubResponse(
        status,
        headers,
        out -> {
          out.write(cut ? Arrays.copyOf(body, body.length / 2) : body);
          if (cut) {
            throw new IOException("the connection is cut");
          }
        });
  }

  /**
   * Runs one call of an adapter. It may fail in our two ways.
   *
   * @throws AssertionError when it fails in another way, or quotes what the service sent
   */
  public void run(Runnable call) {
    try {
      call.run();
    } catch (TransientFailure | PermanentFailure e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        assertQuotesNothing(String.valueOf(each.getMessage()));
      }
    }
  }

  private synchronized void assertQuotesNothing(String message) {
    if (message.contains("206555") || message.contains("Lovelace")) {
      throw new AssertionError(message + " quotes a person");
    }
    sent.forEach(body -> BadInput.assertQuotesNothing(withoutCodes(message), body));
  }

  /** An error's code, a field's name and a stop reason are in the message on purpose. */
  private static String withoutCodes(String message) {
    return message.replaceAll("\\b[A-Za-z]+(?:[_.$]\\w+)*\\b(?<!canary)", "");
  }

  private static byte[] bodyOf(StubResponse response) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      response.body().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }
}
