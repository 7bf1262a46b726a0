package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./atlas} says on a machine that it cannot run on. */
class AtlasScriptTest {
  @TempDir Path programs;

  @ParameterizedTest
  @ValueSource(strings = {"up", "invoke", "bench", "verify"})
  void refusesInOneLine_whenTheMachineIsNoLinux(String command) throws Exception {
    List<String> said = atlas("Darwin arm64", command);
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().startsWith("atlas: this needs Linux"), said.getFirst());
  }

  @Test
  void refusesInOneLine_whenLinuxRunsOnAnotherProcessor() throws Exception {
    List<String> said = atlas("Linux riscv64", "up");
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().startsWith("atlas: this needs Linux"), said.getFirst());
  }

  private List<String> atlas(String system, String command)
      throws IOException, InterruptedException {
    Path uname = programs.resolve("uname");
    Files.writeString(
        uname, "#!/bin/sh\nset -- $1 %s\n[ $1 = -s ] && echo $2 || echo $3\n".formatted(system));
    Files.setPosixFilePermissions(uname, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder atlas = new ProcessBuilder("bash", "atlas", command, "--refused-if-it-starts");
    atlas.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    Process process =
        atlas.directory(TemplateSource.ROOT.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), said);
    return said.lines().toList();
  }
}
