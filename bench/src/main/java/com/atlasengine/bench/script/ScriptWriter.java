package com.atlasengine.bench.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes what happens in a replay; the same seed and size give the same script. */
public final class ScriptWriter {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";

  /** The share of chats that lead to a call, and of the others the share that ask for deletion. */
  private static final double CALL_SHARE = 0.4;

  private static final double DELETE_SHARE = 0.15;

  /** The share of calls that end with a callback request. */
  private static final double CALLBACK_SHARE = 0.3;

  private static final List<TurnKind> QUESTIONS =
      List.of(TurnKind.TECHNOLOGY, TurnKind.DEMO, TurnKind.NONSENSE);

  private final RandomGenerator random;
  private final String name;
  private final ScriptSize size;
  private final People people;

  private ScriptWriter(long seed, ScriptSize size) {
    this.random = new SplittableRandom(seed);
    this.name = Long.toHexString(seed);
    this.size = size;
    this.people = new People(random, size.unusedNumbers());
  }

  /** A script of this size. */
  public static Script write(long seed, ScriptSize size) {
    ScriptWriter writer = new ScriptWriter(seed, size);
    List<List<ScriptedConversation>> users = new ArrayList<>();
    for (int user = 0; user < size.users(); user++) {
      users.add(writer.user(user));
    }
    List<List<ScriptedConversation>> apart =
        users.stream().flatMap(List::stream).map(List::of).toList();
    return new Script(seed, size.atOnce() ? apart : users, writer.engagements());
  }

  private List<ScriptedConversation> user(int user) {
    List<ScriptedConversation> said = new ArrayList<>();
    int turns = 0;
    while (turns < size.minTurnsPerUser()) {
      Person person = people.next();
      ScriptedConversation chat = chat(id(user, said.size()), person);
      said.add(chat);
      if (chat.turns().stream().anyMatch(t -> t.kind() == TurnKind.START_DEMO)) {
        said.add(call(id(user, said.size()), person));
      }
      turns = said.stream().mapToInt(c -> c.turns().size()).sum();
    }
    return said;
  }

  /** No two scripts have one in common: what is done once for each session is done in each. */
  private String id(int user, int conversation) {
    return "%s-%03d-%02d".formatted(name, user, conversation);
  }

  private ScriptedConversation chat(String id, Person person) {
    List<ScriptedTurn> turns = new ArrayList<>();
    turns.add(turn(TurnKind.GREETING));
    int questions = 1 + random.nextInt(4);
    for (int i = 0; i < questions; i++) {
      turns.add(turn(QUESTIONS.get(random.nextInt(QUESTIONS.size()))));
    }
    if (random.nextDouble() < CALL_SHARE) {
      turns.addAll(start(person));
    } else if (random.nextDouble() < DELETE_SHARE) {
      turns.add(delete(person));
    }
    turns.add(turn(TurnKind.CLOSE));
    return new ScriptedConversation(id, Channel.CHAT, person, turns);
  }

  private ScriptedConversation call(String id, Person person) {
    List<ScriptedTurn> turns = new ArrayList<>();
    turns.add(turn(TurnKind.PHONE_GREETING));
    int sentences = 4 + random.nextInt(5);
    for (int i = 0; i < sentences; i++) {
      turns.add(turn(TurnKind.CONVERSATION));
    }
    boolean callback = random.nextDouble() < CALLBACK_SHARE;
    turns.add(turn(callback ? TurnKind.CALLBACK : TurnKind.PHONE_CLOSE));
    return new ScriptedConversation(id, Channel.PHONE, person, turns);
  }

  private List<ScriptedTurn> start(Person person) {
    Map<String, String> named = Map.of(NAME, person.fullName());
    Map<String, String> all = Map.of(NAME, person.fullName(), PHONE, person.phone());
    return List.of(
        new ScriptedTurn(TurnKind.SLOT, "start demo", Map.of(), false, think()),
        new ScriptedTurn(TurnKind.SLOT, person.fullName(), named, false, think()),
        new ScriptedTurn(TurnKind.SLOT, person.phone(), all, false, think()),
        new ScriptedTurn(TurnKind.START_DEMO, "yes", all, true, think()));
  }

  private ScriptedTurn delete(Person person) {
    Map<String, String> slots = Map.of(PHONE, person.phone(), LAST_NAME, person.last());
    return new ScriptedTurn(TurnKind.DELETE, "yes", slots, true, think());
  }

  private ScriptedTurn turn(TurnKind kind) {
    return new ScriptedTurn(kind, Phrases.of(kind, random), Map.of(), false, think());
  }

  private Duration think() {
    long least = size.minThinkTime().toMillis();
    return Duration.ofMillis(random.nextLong(least, size.maxThinkTime().toMillis() + 1));
  }

  /** Evenly over the time that the conversations take, were all answers given at once. */
  private List<Engagement> engagements() {
    long thinking =
        size.minThinkTime().plus(size.maxThinkTime()).toMillis() / 2 * size.minTurnsPerUser();
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < size.engagements(); i++) {
      Duration at = Duration.ofMillis(thinking * (i + 1) / (size.engagements() + 1));
      all.add(new Engagement("%s-lead-%03d".formatted(name, i), people.next(), chatBefore(), at));
    }
    return all;
  }

  private String chatBefore() {
    StringBuilder chat = new StringBuilder();
    for (TurnKind kind : List.of(TurnKind.GREETING, TurnKind.TECHNOLOGY, TurnKind.DEMO)) {
      chat.append("User: ").append(Phrases.of(kind, random)).append('\n');
      chat.append("Atlas: I am glad you ask. Say start demo and I will call you.\n");
    }
    return chat.toString();
  }
}
