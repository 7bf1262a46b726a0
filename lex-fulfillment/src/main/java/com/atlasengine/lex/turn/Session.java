package com.atlasengine.lex.turn;

import com.atlasengine.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Lex remembers between the turns of a conversation. A response replaces all of it, so every
 * response carries all of it. The client can change it, so nothing here is proof without its seal.
 *
 * @param id the conversation's id
 * @param attributes all attributes; the history is among them as long as its seal is not checked
 * @param history what was said, as far as this engine wrote it
 */
public record Session(String id, Map<String, String> attributes, History history) {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** The phone call's interaction, {@code <PK>#<SK>}; the contact flow sets it. */
  public static final String INTERACTION_KEY = "interactionKey";

  /** The call's scenario, while it fits. */
  public static final String SCENARIO = "dynamicScenario";

  /** The HMAC that proves interaction key and scenario. */
  public static final String SEAL = "scenarioSeal";

  /** What was said, as it is sent; {@link #history} when its seal is valid. */
  public static final String HISTORY = "conversationHistory";

  /** The HMAC that proves the history. */
  public static final String HISTORY_SEAL = "historySeal";

  /** The turn whose answer is still being written. */
  public static final String LATE_TURN_ID = "lateTurn";

  /** For whose call an opening line was asked for, as a digest. */
  public static final String SCENARIO_ASKED = "scenarioAsked";

  /** Set while the newest reply of the history is not in the call's transcript yet. */
  public static final String REPLY_NOT_WRITTEN = "replyUnwritten";

  /** How many turns there were. */
  public static final String TURN_COUNT = "turnCount";

  /** How often in a row nothing was heard. */
  public static final String SILENCE_COUNT = "silenceCount";

  /** Set while the bot asks for name and number; replies to such turns are never shared. */
  public static final String PERSONAL = "personalTalk";

  /** A token by which the page's backend vouches for the visitor; also a request attribute. */
  public static final String VERIFIED_VISITOR = "verifiedVisitor";

  /**
   * Which call was promised in this chat, until the visitor is told that it could not be placed.
   */
  public static final String PROMISED_CALL = "promisedCall";

  /** Set while a callback is offered in place of a call. */
  public static final String CALLBACK_OFFERED = "callbackOffered";

  /** Set while a callback is offered because a question has no answer. */
  public static final String CALLBACK_SUGGESTED = "callbackSuggested";

  /** What was said so far of the time of a callback: a part of the day, or two hours. */
  public static final String CALLBACK_TIME = "callbackTime";

  /** Tells the contact flow to transfer the call; the flow sets it when that failed. */
  public static final String TRANSFER = "transfer";

  /** Where to. */
  public static final String TRANSFER_QUEUE = "transferQueue";

  /** What whoever takes the call hears first. */
  public static final String WHISPER = "whisper";

  /** How many questions had no answer. */
  public static final String UNANSWERED_COUNT = "unansweredCount";

  /** Set once whoever was called has heard what a yes deletes; the contact flow sets it, too. */
  public static final String DELETION_ASKED = "deletionAsked";

  /** How often a slot or the confirmation was asked for again; followed by its name. */
  public static final String TRIES_PREFIX = "triesOf";

  /**
   * Lex takes 12 KB after base64, which is 9 KB before. It also hands over no event of more than 12
   * KB, and the next event holds all of this, the words twice, and what they may mean.
   */
  private static final int MAX_BYTES = 7 * 1_024;

  private static final Pattern COUNT_PATTERN = Pattern.compile("\\d{1,6}");

  /** Copies the attributes. */
  public Session {
    attributes = Map.copyOf(attributes);
  }

  /**
   * The session as it came, nothing of it checked: the history is empty. Attributes without a value
   * or a name are dropped, because Lex takes neither back.
   */
  public static Session of(String id, Map<String, @Nullable String> attributes) {
    Map<String, String> known = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) -> {
          if (value != null && !name.isEmpty()) {
            known.put(name, value);
          }
        });
    return new Session(id, known, History.empty());
  }

  /** The same with the history that it came with, for its seal is valid. */
  public Session withSentHistory() {
    Session rest = without(HISTORY, HISTORY_SEAL);
    return new Session(id, rest.attributes, sentHistory());
  }

  /** What the client says was said; proves nothing. */
  History sentHistory() {
    return get(HISTORY).map(History::parse).orElseGet(History::empty);
  }

  /** An attribute; blank counts as missing. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(attributes.get(name)).filter(v -> !v.isBlank());
  }

  /** A counter; 0 when it is missing or no number. */
  public int count(String name) {
    return get(name)
        .filter(v -> COUNT_PATTERN.matcher(v).matches())
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The same with one attribute set. */
  public Session with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    changed.put(name, value);
    return new Session(id, changed, history);
  }

  /** The same without these attributes. */
  public Session without(String... names) {
    if (Arrays.stream(names).noneMatch(attributes::containsKey)) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    changed.keySet().removeAll(Arrays.asList(names));
    return new Session(id, changed, history);
  }

  /**
   * The same as before a form: without the counts of what was asked again, and without an offer.
   */
  public Session withoutTries() {
    Map<String, String> changed = new LinkedHashMap<>(attributes);
    changed.keySet().removeIf(name -> name.startsWith(TRIES_PREFIX));
    changed.remove(PERSONAL);
    changed.remove(CALLBACK_OFFERED);
    return new Session(id, changed, history);
  }

  /**
   * The same with one more turn in its history. A history whose seal could not be checked goes back
   * as it came, without this turn; then the next turn can check it.
   */
  public Session withExchange(String user, String atlas) {
    return attributes.containsKey(HISTORY)
        ? this
        : new Session(id, attributes, history.plus(user, atlas));
  }

  /** A session that remembers nothing. */
  public Session withoutMemory() {
    return new Session(id, Map.of(), History.empty());
  }

  /**
   * All attributes for Lex. To fit the limit it drops the scenario first, then the largest
   * attributes.
   */
  public Map<String, String> encoded() {
    Map<String, String> all = new LinkedHashMap<>(attributes);
    if (!history.isEmpty() && !all.containsKey(HISTORY)) {
      all.put(HISTORY, history.encoded());
    }
    while (mayExceedLimit(all) && encodedBytes(all) > MAX_BYTES) {
      String dropped = all.containsKey(SCENARIO) ? SCENARIO : largestAttribute(all);
      all.remove(dropped);
      switch (dropped) {
        case SCENARIO -> all.remove(SEAL);
        case HISTORY -> all.remove(HISTORY_SEAL);
        default -> {}
      }
      LOG.warn("Dropped a session attribute to fit Lex's limit: {} are left", all.size());
    }
    return all;
  }

  /**
   * A cheap upper bound, so that most sessions need no encoding: a character takes at most six
   * bytes, and so does the punctuation around an attribute.
   */
  private static boolean mayExceedLimit(Map<String, String> all) {
    int characters = 0;
    for (Map.Entry<String, String> each : all.entrySet()) {
      characters += each.getKey().length() + each.getValue().length() + 1;
    }
    return 2 + characters * 6 > MAX_BYTES;
  }

  private static String largestAttribute(Map<String, String> all) {
    return all.keySet().stream()
        .filter(name -> !name.equals(INTERACTION_KEY) || all.size() == 1)
        .max(Comparator.comparingInt(name -> name.length() + all.getOrDefault(name, "").length()))
        .orElseThrow();
  }

  private static int encodedBytes(Map<String, String> all) {
    return Json.writeString(all).getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return "Session[" + attributes.size() + " attributes, " + history + "]";
  }
}
