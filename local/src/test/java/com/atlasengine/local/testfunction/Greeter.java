package com.atlasengine.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Does what its event, one JSON string, says. */
public final class Greeter implements RequestStreamHandler {
  private static final long PID = ProcessHandle.current().pid();

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String order = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
    out.write(("\"" + obey(order, context) + "\"").getBytes(StandardCharsets.UTF_8));
  }

  private static String obey(String order, Context context) {
    String[] words = order.split(" ", 2);
    return switch (words[0]) {
      case "pid" -> Long.toString(PID);
      case "env" -> String.valueOf(System.getenv(words[1]));
      case "arn" -> context.getInvokedFunctionArn();
      case "left" -> String.format(Locale.ROOT, "%d", context.getRemainingTimeInMillis());
      case "print" -> print(words[1]);
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
