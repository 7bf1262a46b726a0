package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page in the developer's browser reaches the engine, by whichever of its ports. */
class ForeignPagesTest {
  private static final Path PROC = Path.of("/proc/self");
  private static final String LISTENS = "0A";

  @Test
  void everyPort_refusesAForeignPage() throws Exception {
    Set<Integer> before = listeningPorts();
    try (Engine engine = Engine.start(TestEngine.options())) {
      Set<Integer> ports = listeningPorts();
      ports.removeAll(before);
      assertTrue(ports.contains(engine.endpoint().getPort()), ports.toString());
      assertTrue(ports.size() >= 3, "the engine, the Runtime API, the tables: " + ports);
      assertAll(ports.stream().map(port -> () -> assertRefusesForeignPages(port)));
    }
  }

  private static void assertRefusesForeignPages(int port) throws IOException {
    String own = "127.0.0.1:" + port;
    assertFalse(send(port, "Host: " + own).contains("the header "), own);
    assertRefused(port, "Host", "Host: attacker.example:" + port);
    assertRefused(port, "Origin", "Host: " + own, "Origin: http://attacker.example");
    assertRefused(port, "Origin", "Host: " + own, "Origin: null");
    assertRefused(port, "Sec-Fetch-Site", "Host: " + own, "Sec-Fetch-Site: cross-site");
  }

  private static void assertRefused(int port, String header, String... headers) throws IOException {
    String answer = send(port, headers);
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    assertTrue(answer.contains("the header " + header + " must be "), answer);
  }

  private static String send(int port, String... headers) throws IOException {
    List<String> lines =
        Stream.concat(
                Stream.of("POST /id/2018-06-01/runtime/init/error HTTP/1.1", "Content-Length: 0"),
                Stream.of(headers))
            .toList();
    return RawRequest.send(port, lines.toArray(String[]::new));
  }

  /** The TCP ports that this process listens on. */
  private static Set<Integer> listeningPorts() throws IOException {
    Set<String> own = socketInodes();
    Set<Integer> ports = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      try (Stream<String> rows = Files.lines(PROC.resolve(table))) {
        rows.map(row -> row.strip().split("\\s+"))
            .filter(row -> row[3].equals(LISTENS) && own.contains(row[9]))
            .map(row -> row[1].substring(row[1].lastIndexOf(':') + 1))
            .forEach(port -> ports.add(Integer.parseInt(port, 16)));
      }
    }
    return ports;
  }

  private static Set<String> socketInodes() throws IOException {
    try (Stream<Path> files = Files.list(PROC.resolve("fd"))) {
      return files
          .map(ForeignPagesTest::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    }
  }

  /** What an open file is; empty when it was closed meanwhile. */
  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
