package com.atlasengine.local.cli;

import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.client.ChatSession;
import com.atlasengine.local.client.ContactFlow;
import com.atlasengine.local.client.EngineClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A conversation in the terminal with a running engine. */
@Command(name = "chat", description = "Talk to the bot of a running engine")
final class ChatCommand implements Callable<Integer> {
  private static final Duration RING_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration RING_POLL_INTERVAL = Duration.ofMillis(500);

  @Option(names = "--port", description = "The engine's port (default ${DEFAULT-VALUE})")
  private int port = EngineOptions.DEFAULT_PORT;

  @Option(names = "--endpoint", description = "The engine's full URL, instead of --port")
  private Optional<URI> endpoint = Optional.empty();

  @Option(names = "--locale", description = "The bot's locale (default ${DEFAULT-VALUE})")
  private String locale = "en_US";

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI address = endpoint.orElseGet(() -> URI.create("http://127.0.0.1:" + port));
    try (EngineClient engine = new EngineClient(address)) {
      JsonNode unused = engine.health();
      talk(engine, engine.contactFlow(), locale);
      return 0;
    } catch (ConnectException | HttpConnectTimeoutException e) {
      System.err.println("atlas: no engine is running at " + address + "; ./atlas up starts one");
      return 1;
    }
  }

  private static void talk(EngineClient engine, ContactFlow flow, String locale)
      throws IOException, InterruptedException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      LineReader reader = openReader(terminal);
      ChatSession room = new ChatSession(engine, flow, locale, reader::printAbove, RING_TIMEOUT);
      reader.printAbove("You are a visitor on the web page. Say hello; /help lists the commands.");
      Thread ears = Thread.ofVirtual().start(() -> announceCalls(room));
      try {
        boolean piped = Terminal.TYPE_DUMB.equals(terminal.getType());
        String line = reader.readLine(room.prompt());
        while (room.handleInput(piped ? linePrefix(reader, line) : line)) {
          line = reader.readLine(room.prompt());
        }
      } catch (EndOfFileException | UserInterruptException e) {
        reader.printAbove("Bye.");
      } finally {
        ears.interrupt();
      }
    }
  }

  /** The text to print for a line of piped input, which the terminal has not echoed. */
  private static String linePrefix(LineReader reader, String line) {
    reader.printAbove(line);
    return line;
  }

  private static LineReader openReader(Terminal terminal) throws IOException {
    String state = System.getenv("XDG_STATE_HOME");
    Path home =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    Path folder = Files.createDirectories(home.resolve("atlas-engine"));
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .variable(LineReader.HISTORY_FILE, folder.resolve("chat-history"))
        .build();
  }

  private static void announceCalls(ChatSession room) {
    try {
      while (true) {
        Thread.sleep(RING_POLL_INTERVAL);
        room.announceRinging();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The engine is gone; the next command reports it.
      Thread.currentThread().interrupt();
    }
  }
}
