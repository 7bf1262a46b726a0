package com.atlasengine.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.text.PromptQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks at what of a prompt is inside its fences of three quotation marks, and what outside. */
public final class Fence {
  /** What ends a line or draws nothing, and quotation marks or brackets that are no plain ones. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Pi}\\p{Pf}<>\u2033\u2034\uFF02\u301D-\u301F"
              + "\u02BA`&&[^\\n]]|[\"']\\s*[\"']\\s*[\"']");

  private Fence() {}

  /**
   * Checks that a visitor's attempt changes nothing but what is inside the fences.
   *
   * @param builder makes the prompt of what the visitor says
   */
  public static void assertHolds(Function<String, Prompt> builder, String attempt) {
    Prompt harmless = builder.apply("hello");
    Prompt attacked = builder.apply(attempt);

    assertEquals(harmless.system(), attacked.system());
    assertEquals(lines(harmless, false), lines(attacked, false), attempt);
    String inside = String.join("\n", lines(attacked, true));
    assertFalse(UNSAFE.matcher(inside).find(), () -> attempt + " became " + inside);
  }

  private static List<String> lines(Prompt prompt, boolean inside) {
    List<String> found = new ArrayList<>();
    boolean isInside = false;
    for (String line : prompt.user().split("\n", -1)) {
      boolean isFence = line.strip().equals(PromptQuote.DELIMITER);
      isInside = isFence != isInside;
      if (!isFence && isInside == inside) {
        found.add(line);
      }
    }
    assertFalse(isInside, "a fence is not closed");
    return found;
  }
}
