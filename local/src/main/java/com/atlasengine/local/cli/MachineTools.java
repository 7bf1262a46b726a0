package com.atlasengine.local.cli;

import com.atlasengine.local.doctor.Doctor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs on the path; of Java, the one that runs this. */
final class MachineTools implements Doctor.Tools {
  private static final int TIMEOUT_S = 20;

  @Override
  public Optional<String> version(String name, String argument) {
    if (name.equals("java")) {
      return Optional.of(Runtime.version().feature() + ".0");
    }
    try {
      Process process = new ProcessBuilder(name, argument).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readAllBytes();
      return process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)
          ? Optional.of(new String(said, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
