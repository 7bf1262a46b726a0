package com.atlasengine.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.crac.Core;
import org.crac.Resource;

/** Does what its event, one JSON string, says. */
public final class Greeter implements RequestStreamHandler {
  private static final long PID = ProcessHandle.current().pid();

  /** A strong reference, because the registry holds only a weak one. */
  private final Hooks hooks = new Hooks();

  public Greeter() {
    Core.getGlobalContext().register(hooks);
  }

  private static final class Hooks implements Resource {
    private final List<String> ran = new ArrayList<>();

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      ran.add("checkpointed");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      ran.add("restored");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String order = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
    String answer = obey(order, context).replace("\"", "'");
    out.write(("\"" + answer + "\"").getBytes(StandardCharsets.UTF_8));
  }

  private String obey(String order, Context context) {
    String[] words = order.split(" ", 2);
    return switch (words[0]) {
      case "pid" -> Long.toString(PID);
      case "env" -> String.valueOf(System.getenv(words[1]));
      case "arn" -> context.getInvokedFunctionArn();
      case "left" -> String.format(Locale.ROOT, "%d", context.getRemainingTimeInMillis());
      case "print" -> print(words[1]);
      case "hooks" -> String.join(" ", hooks.ran);
      case "get" -> get(words[1]);
      case "fail" -> throw new IllegalStateException(words[1]);
      case "hang" -> hang();
      case "exit" -> exit();
      default -> "hello " + order;
    };
  }

  private static String print(String text) {
    System.out.println(text);
    return "printed";
  }

  private static String get(String address) {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "woken";
  }

  private static String exit() {
    Runtime.getRuntime().halt(7);
    return "still here";
  }
}
