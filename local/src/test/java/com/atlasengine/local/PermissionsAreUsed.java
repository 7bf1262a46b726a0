package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.iam.PermissionsInUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Says after the last test of a class whether the permissions that {@code permissions-in-use.txt}
 * has under its name were used; nothing when only some of its tests have run.
 */
final class PermissionsAreUsed implements AfterEachCallback, AfterAllCallback {
  private final Supplier<Set<String>> used;
  private final AtomicInteger testsRun = new AtomicInteger();

  /**
   * @param used what was used, as the file writes it
   */
  PermissionsAreUsed(Supplier<Set<String>> used) {
    this.used = used;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    testsRun.incrementAndGet();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    long tests =
        Arrays.stream(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .count();
    if (testsRun.get() >= tests) {
      List<String> missing = new ArrayList<>(PermissionsInUse.of(test));
      missing.removeAll(used.get());
      assertEquals(List.of(), missing, "permissions that are no longer used");
    }
  }
}
