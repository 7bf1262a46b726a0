package com.atlasengine.local.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A person who chats on the web page and, once they picked up, talks on the phone. */
public final class Caller {
  /** Lex takes no empty text; this one it understands as nothing. */
  private static final String NOTHING = " ";

  private static final Duration RING_POLL_INTERVAL = Duration.ofMillis(100);

  private final EngineClient engine;
  private final Phone phone;
  private final ContactFlow flow;
  private final String locale;
  private LexConversation conversation;
  private Optional<Phone.PhoneCall> call = Optional.empty();

  /**
   * @param flow what those who pick up come to
   * @param locale the locale of the bot on the web page, such as {@code en_US}
   */
  public Caller(EngineClient engine, ContactFlow flow, String locale) {
    this.engine = engine;
    this.phone = new Phone(engine);
    this.flow = flow;
    this.locale = locale;
    this.conversation = LexConversation.onTheWeb(engine, locale);
  }

  /** Says something and waits for the reply. */
  public BotReply say(String text) throws IOException, InterruptedException {
    return conversation.say(text);
  }

  /** Says nothing for as long as the bot listens. */
  public BotReply keepSilent() throws IOException, InterruptedException {
    return conversation.say(NOTHING);
  }

  /** Presses keys of the phone and waits for the reply. */
  public BotReply press(String keys) throws IOException, InterruptedException {
    return conversation.press(keys);
  }

  /**
   * Waits for the call to a number and picks up; from now on they talk on the phone.
   *
   * @param number E.164
   * @throws IOException when the phone does not ring within the time
   */
  public void pickUp(String number, Duration timeout) throws IOException, InterruptedException {
    Phone.PhoneCall ringing = awaitRing(number, timeout);
    phone.answer(ringing);
    call = Optional.of(ringing);
    conversation =
        LexConversation.onThePhone(
            engine,
            flow.forContact(ringing.attributes()).botAttributes(ringing.attributes()),
            ringing.attributes().getOrDefault("locale", locale));
  }

  private Phone.PhoneCall awaitRing(String number, Duration timeout)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < until) {
      for (Phone.PhoneCall ringing : phone.ringing()) {
        if (ringing.number().equals(number)) {
          return ringing;
        }
      }
      Thread.sleep(RING_POLL_INTERVAL);
    }
    throw new IOException("The phone did not ring within " + timeout.toSeconds() + " s");
  }

  /** Hangs up, if they are on the phone. */
  public void hangUp() throws IOException, InterruptedException {
    if (call.isPresent() && phone.isActive(call.get())) {
      phone.hangUp(call.get());
    }
    call = Optional.empty();
  }
}
