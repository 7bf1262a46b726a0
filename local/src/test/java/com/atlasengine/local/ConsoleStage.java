package com.atlasengine.local;

/** The parts of the console's stage, as a person uses them. */
record ConsoleStage(ConsoleBrowser browser) {
  /** A visitor's chat, the first one being 1. */
  Chat visitor(int number) {
    return new Chat("section.visitor:nth-of-type(" + number + ")");
  }

  /** The line of the call that is on. */
  Chat line() {
    return new Chat("section.phone");
  }

  /** A visitor asks for the demo and says yes to the call. */
  void startDemo(int visitor, String name, String number) {
    Chat chat = visitor(visitor);
    chat.say("start demo");
    chat.say(name);
    chat.say(number);
    chat.choose("yes");
  }

  /** Picks up. */
  void answer() {
    browser.click("section.phone button", "Answer");
    browser.see("section.phone .message.bot");
  }

  /** Does something else with the phone that rings, by the words of the button. */
  void doWithPhone(String button) {
    browser.click("section.phone button", button);
  }

  /** One conversation with the bot. */
  final class Chat {
    private final String part;

    private Chat(String part) {
      this.part = part;
    }

    /** Says something and waits for what the bot answers. */
    void say(String text) {
      int before = replies();
      browser.type(part + " .composer input", text);
      awaitReply(before);
    }

    /** Takes one of the answers on offer. */
    void choose(String answer) {
      int before = replies();
      browser.click(part + " .answers button", answer);
      awaitReply(before);
    }

    private void awaitReply(int before) {
      browser.awaitCount(part + " .message.bot:not(.typing), " + part + " .problem", before + 1);
      browser.awaitNone(part + " .typing");
    }

    private int replies() {
      return browser.all(part + " .message.bot:not(.typing), " + part + " .problem").size();
    }

    /** What was said last. */
    String lastReply() {
      return browser.all(part + " .message:last-child > p").getFirst().getText();
    }
  }
}
