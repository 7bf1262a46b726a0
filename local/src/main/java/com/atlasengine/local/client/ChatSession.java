package com.atlasengine.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A person's chat with a running engine: what they type goes to the bot, on the web page until they
 * pick up the phone and on the phone until they hang up.
 */
public final class ChatSession {
  private static final String HELP =
      """
      /call     pick up the ringing phone and talk on
      /hangup   end the call
      /press 9  press keys of the phone
      /voicemail  let the voicemail take the ringing call
      /lead     the latest leads and cases in Salesforce
      /new      start over as a new visitor
      /help     this list
      /quit     leave (Ctrl-D does, too)\
      """;

  private static final String WITH_A_PERSON =
      "* You are with a person now, which nobody plays here: /hangup ends the call.";

  private static final String PRESS = "/press ";

  private final EngineClient engine;
  private final Phone phone;
  private final ContactFlow flow;
  private final Consumer<String> out;
  private final Duration ringTimeout;
  private final Set<String> announcedCallIds = new HashSet<>();
  private final String locale;
  private LexConversation webConversation;
  private Optional<PhoneConversation> phoneConversation = Optional.empty();

  /**
   * @param flow what those who pick up come to
   * @param out shows lines to the person
   * @param locale the locale of the bot that they chat with, such as {@code en_US}
   * @param ringWait how long {@code /call} waits for a phone that does not ring yet
   */
  public ChatSession(
      EngineClient engine,
      ContactFlow flow,
      String locale,
      Consumer<String> out,
      Duration ringWait) {
    this.locale = locale;
    this.engine = engine;
    this.phone = new Phone(engine);
    this.flow = flow;
    this.out = out;
    this.ringTimeout = ringWait;
    this.webConversation = LexConversation.onTheWeb(engine, locale);
  }

  /** The prompt of the input line. */
  public synchronized String prompt() {
    return phoneConversation.isPresent() ? "phone> " : "chat> ";
  }

  /**
   * Handles one line of input: a command or text for the bot.
   *
   * @return whether the person stays
   * @throws ConnectException when the engine is not there any more
   */
  public synchronized boolean handleInput(String input) throws IOException, InterruptedException {
    String text = input.strip();
    try {
      switch (text) {
        case "" -> {}
        case "/call" -> pickUp();
        case "/hangup" -> hangUp();
        case "/voicemail" -> leaveToVoicemail();
        case "/lead" -> showLeads();
        case "/new" -> startOver();
        case "/help" -> out.accept(HELP);
        case "/quit" -> {
          return false;
        }
        default -> sendToBot(text);
      }
    } catch (EngineClient.EngineException e) {
      out.accept("! " + e.getMessage());
    }
    return true;
  }

  private void sendToBot(String text) throws IOException, InterruptedException {
    if (!text.startsWith("/") && phoneConversation.filter(c -> c.transferred()).isPresent()) {
      out.accept(WITH_A_PERSON);
    } else if (text.startsWith(PRESS) && phoneConversation.isPresent()) {
      show(phoneConversation.get().conversation().press(text.substring(PRESS.length()).strip()));
    } else if (text.startsWith("/")) {
      out.accept("! There is no " + text + "; /help lists what there is");
    } else {
      show(
          phoneConversation.map(PhoneConversation::conversation).orElse(webConversation).say(text));
    }
  }

  private void show(BotReply reply) throws IOException, InterruptedException {
    String time = "   (" + reply.waitMillis() + " ms)";
    if (reply.messages().isEmpty()) {
      out.accept("bot   …" + time);
    }
    for (int i = 0; i < reply.messages().size(); i++) {
      boolean last = i == reply.messages().size() - 1;
      out.accept("bot   " + reply.messages().get(i) + (last ? time : ""));
    }
    if (phoneConversation.isPresent() && flow.endingIntents().contains(reply.endedIntent())) {
      endOrTransfer(phoneConversation.get(), reply.sessionAttributes());
    }
    leaveEndedCall();
  }

  private void endOrTransfer(PhoneConversation call, Map<String, String> session)
      throws IOException, InterruptedException {
    if (!ContactFlow.isTransfer(session)) {
      phone.hangUp(call.phoneCall());
      return;
    }
    String queue = session.getOrDefault("transferQueue", "");
    String whisper = session.getOrDefault("whisper", "");
    phone.transfer(call.phoneCall(), queue, whisper);
    phoneConversation =
        Optional.of(new PhoneConversation(call.phoneCall(), call.conversation(), true));
    out.accept("* You are put through to " + queue + ", where this is heard first: " + whisper);
    out.accept(WITH_A_PERSON);
  }

  private void leaveEndedCall() throws IOException, InterruptedException {
    if (phoneConversation.isPresent() && !phone.isActive(phoneConversation.get().phoneCall())) {
      phoneConversation = Optional.empty();
      out.accept("* The call is over; you are back in the chat.");
    }
  }

  private void pickUp() throws IOException, InterruptedException {
    if (phoneConversation.isPresent()) {
      out.accept("! You are on the phone already");
      return;
    }
    Optional<Phone.PhoneCall> ringing = awaitRing();
    if (ringing.isEmpty()) {
      out.accept("! No phone is ringing; say \"start demo\" to be called");
      return;
    }
    Phone.PhoneCall phoneCall = ringing.get();
    phone.answer(phoneCall);
    announcedCallIds.add(phoneCall.id());
    ContactFlow heard = flow.forContact(phoneCall.attributes());
    Map<String, String> told = heard.botAttributes(phoneCall.attributes());
    phoneConversation =
        Optional.of(
            new PhoneConversation(
                phoneCall,
                LexConversation.onThePhone(
                    engine, told, phoneCall.attributes().getOrDefault("locale", locale)),
                false));
    out.accept("* You picked up " + phoneCall.number() + "; /hangup ends the call.");
    out.accept("bot   " + heard.greeting());
  }

  private Optional<Phone.PhoneCall> awaitRing() throws IOException, InterruptedException {
    long until = System.nanoTime() + ringTimeout.toNanos();
    List<Phone.PhoneCall> ringing = phone.ringing();
    while (ringing.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(200);
      ringing = phone.ringing();
    }
    return ringing.isEmpty() ? Optional.empty() : Optional.of(ringing.getLast());
  }

  private void hangUp() throws IOException, InterruptedException {
    if (phoneConversation.isEmpty()) {
      out.accept("! You are not on the phone");
      return;
    }
    Phone.PhoneCall phoneCall = phoneConversation.get().phoneCall();
    phoneConversation = Optional.empty();
    phone.hangUp(phoneCall);
    out.accept("* You hung up. The summary reaches the lead in a moment: /lead shows it.");
  }

  private void leaveToVoicemail() throws IOException, InterruptedException {
    Optional<Phone.PhoneCall> ringing = awaitRing();
    if (ringing.isEmpty()) {
      out.accept("! No phone is ringing; say \"start demo\" to be called");
      return;
    }
    announcedCallIds.add(ringing.get().id());
    phone.leaveToVoicemail(ringing.get());
    out.accept("* The voicemail took the call. /lead shows what sales finds in a moment.");
  }

  private void startOver() throws IOException, InterruptedException {
    if (phoneConversation.isPresent()) {
      hangUp();
    }
    webConversation = LexConversation.onTheWeb(engine, locale);
    out.accept("* A new visitor has come to the web page.");
  }

  private void showLeads() throws IOException, InterruptedException {
    OrgQueries org = new OrgQueries(engine);
    JsonNode leads =
        org.query(
            "SELECT Id, FirstName, LastName, Phone, Company, Status, Description FROM Lead"
                + " ORDER BY CreatedDate DESC LIMIT 5");
    JsonNode cases =
        org.query(
            "SELECT CaseNumber, Subject, Status, Description FROM Case"
                + " ORDER BY CreatedDate DESC LIMIT 5");
    if (leads.isEmpty() && cases.isEmpty()) {
      out.accept("* There is no lead and no case yet.");
    }
    leads.forEach(lead -> show("Lead " + lead.path("Id").asText(), lead));
    cases.forEach(each -> show("Case " + each.path("CaseNumber").asText(), each));
  }

  private void show(String title, JsonNode values) {
    out.accept(title);
    values.properties().stream()
        .filter(each -> each.getValue().isTextual() && !title.endsWith(each.getValue().asText()))
        .forEach(each -> out.accept(field(each.getKey(), each.getValue().asText())));
  }

  private static String field(String name, String value) {
    return "  %-12s %s".formatted(name, value.replace("\n", "\n" + " ".repeat(15)));
  }

  /** Prints each call that has started to ring since the last check. */
  public void announceRinging() throws IOException, InterruptedException {
    for (Phone.PhoneCall phoneCall : phone.ringing()) {
      boolean isNew;
      synchronized (this) {
        isNew = announcedCallIds.add(phoneCall.id());
      }
      if (isNew) {
        out.accept("* " + phoneCall.number() + " is ringing: /call picks it up");
      }
    }
  }

  /** A call, and whether it was put through from the bot to a person. */
  private record PhoneConversation(
      Phone.PhoneCall phoneCall, LexConversation conversation, boolean transferred) {}
}
