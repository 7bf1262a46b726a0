package com.atlasengine.lex.turn;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.text.Truncate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said so far, oldest first. In its session attribute it is a JSON list, the newest
 * {@value #MAX_TURNS} turns and {@value #MAX_BYTES} bytes of it; the old system's lines of plain
 * text are read too. The client can change it, so only a sealed one is read.
 *
 * @param turns at most {@value #MAX_TURNS}
 */
public record History(List<Exchange> turns) {
  /** As designed: 20 turns. */
  static final int MAX_TURNS = 20;

  /** As designed: 3 KB, a third of what all attributes may take. */
  static final int MAX_BYTES = 3_072;

  /** Lets even one exchange of three-byte characters fit. */
  private static final int MAX_TEXT_CHARS = 450;

  /** Whatever may end a line: what was said is on one line. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private static final History EMPTY = new History(List.of());

  /** Keeps the newest turns. */
  public History {
    turns = List.copyOf(turns.subList(Math.max(0, turns.size() - MAX_TURNS), turns.size()));
  }

  /** Nothing said yet. */
  public static History empty() {
    return EMPTY;
  }

  /** Reads the attribute, in either form; what cannot be read is nothing. */
  public static History parse(String attribute) {
    if (!attribute.stripLeading().startsWith("[")) {
      return new History(parsePlainText(attribute));
    }
    try {
      return new History(
          List.of(Json.read(attribute.getBytes(StandardCharsets.UTF_8), Exchange[].class)));
    } catch (PermanentFailure | NullPointerException e) {
      return EMPTY;
    }
  }

  private static List<Exchange> parsePlainText(String text) {
    List<Exchange> turns = new ArrayList<>();
    String user = "";
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      String said = line.substring(line.indexOf(':') + 1).strip();
      if (line.toLowerCase(Locale.ROOT).startsWith("user:")) {
        user = said;
      } else {
        turns.add(new Exchange(user, said));
        user = "";
      }
    }
    return turns;
  }

  /** One turn more. */
  public History plus(String user, String atlas) {
    return new History(
        Stream.concat(turns.stream(), Stream.of(new Exchange(user, atlas))).toList());
  }

  /** The last turn, if there was one. */
  public Optional<Exchange> last() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return turns.isEmpty();
  }

  /** As the session attribute; older turns are left out until it fits. */
  public String encoded() {
    List<Exchange> kept = turns;
    String json = Json.writeString(kept);
    while (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      kept = kept.subList(1, kept.size());
      json = Json.writeString(kept);
    }
    return json;
  }

  /** As lines of {@code User: …} and {@code Atlas: …}, for a prompt or a transcript. */
  public String lines() {
    return turns.stream().flatMap(Exchange::lines).collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "History[" + turns.size() + " turns]";
  }

  /**
   * One turn.
   *
   * @param user what the visitor said, cut; may be empty
   * @param atlas what was answered, cut; may be empty
   */
  public record Exchange(String user, String atlas) {
    /** Keeps what fits. */
    public Exchange {
      user = truncate(user);
      atlas = truncate(atlas);
    }

    /** Whether the answer asks something; one that was cut may. */
    public boolean mayAsk() {
      return atlas.contains("?") || atlas.length() >= MAX_TEXT_CHARS - 1; // half a pair is left out
    }

    private static String truncate(String text) {
      return Truncate.toLength(MAX_TEXT_CHARS, CONTROL.matcher(text).replaceAll(" ").strip());
    }

    private Stream<String> lines() {
      return Stream.of(line("User: ", user), line("Atlas: ", atlas)).flatMap(Optional::stream);
    }

    private static Optional<String> line(String who, String said) {
      return said.isEmpty() ? Optional.empty() : Optional.of(who + said);
    }

    @Override
    public String toString() {
      return "Exchange[…]";
    }
  }
}
