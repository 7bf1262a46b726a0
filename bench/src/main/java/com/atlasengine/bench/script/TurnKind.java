package com.atlasengine.bench.script;

/** What a turn is, as the bot hears it. */
public enum TurnKind {
  GREETING("GreetingIntent"),
  TECHNOLOGY("AboutTechnologyIntent"),
  DEMO("AboutDemoIntent"),
  NONSENSE("FallbackIntent"),
  /** A slot is filled: Lex asks whether it may go on. */
  SLOT("InitiateDemo"),
  START_DEMO("InitiateDemo"),
  DELETE("DeleteMyInfoIntent"),
  CLOSE("CloseIntent"),
  PHONE_GREETING("GreetingIntent"),
  /** Whatever is said on the phone that no other intent takes. */
  CONVERSATION("FallbackIntent"),
  CALLBACK("CallbackIntent"),
  PHONE_CLOSE("CloseIntent");

  private final String intent;

  TurnKind(String intent) {
    this.intent = intent;
  }

  /** The bot's intent. */
  public String intent() {
    return intent;
  }

  /** Whether Lex asks in the middle of filling slots; the old system was not asked then. */
  public boolean isDialog() {
    return this == SLOT;
  }

  /** Whether a model words the answer. */
  public boolean isModelWorded() {
    return switch (this) {
      case GREETING, TECHNOLOGY, DEMO, NONSENSE, PHONE_GREETING, CONVERSATION -> true;
      case SLOT, START_DEMO, DELETE, CLOSE, CALLBACK, PHONE_CLOSE -> false;
    };
  }

  /** Whether something is done that must not be given up half-way: it has its own deadline. */
  public boolean hasEffect() {
    return this == START_DEMO || this == DELETE || this == CALLBACK;
  }
}
