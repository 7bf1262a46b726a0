package com.atlasengine.core.reply;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds requests for what nobody should say to a bot. */
final class SecretRequests {
  private static final Pattern SECRET =
      Pattern.compile(
          "\\b(?:(?:credit|debit|bank|payment) cards?|card (?:number|details|data)s?|cvv2?|cvc"
              + "|security (?:code|question)s?|(?:expiry|expiration) date|pins?|pin ?(?:code|number)s?"
              + "|ssn|social security|passwords?|pass ?codes?|pass ?phrases?|otp|two factor|2fa"
              + "|(?:one time|verification|access|login|sign in|authentication|authorisation"
              + "|authorization|confirmation|sms|text|activation|secret|digit|backup|recovery) codes?"
              + "|code (?:we|i|that|you|from|they)|your code|(?:me|us) (?:the|that) code|bank (?:account|details)"
              + "|account (?:number|details)|routing number|iban|sort code|maiden name"
              + "|passport|drivers? licen[cs]e|tax (?:id|number)|national insurance"
              + "|date of birth|birth ?date|seed phrase|private key|api key|credentials"
              + "|login details|last (?:four|4) digits|(?:three|four|3|4) digits)\\b");

  private static final Pattern REFUSAL =
      Pattern.compile(
          "\\b(?:i|we|atlas|nobody|one)(?: \\w+)? (?:never|not|dont|wont|wouldnt|cannot|cant|ever) "
              + "(?:\\w+ )?(?:ask|asking|need|want|store|keep|take|collect|require|request|see)\\b"
              + "|\\b(?:never|dont|do not) (?:\\w+ )?(?:share|tell|give|send|say|type|enter|read)\\b"
              + "|\\bno need (?:for|to)\\b|\\b(?:nobody|no one) (?:\\w+ )?ask");

  private static final Pattern REQUEST =
      Pattern.compile(
          "\\b(?:tell|give|read|share|provide|say|enter|type|send|confirm|verify|spell|need|require"
              + "|what|whats|may i|can i|could you|can you|please|let me|have)\\b");

  /** The nouns of {@link #SECRET}. */
  private static final Set<String> TRIGGERS =
      Set.of(
          ("card cards cvv cvv2 cvc security date pin pins pincode pinnumber ssn password passwords"
                  + " pass passcode passcodes passphrase passphrases otp factor 2fa code codes bank"
                  + " account number iban maiden passport license licence tax insurance birth"
                  + " birthdate seed key credentials details digits")
              .split(" "));

  private SecretRequests() {}

  static boolean occurIn(FoldedText answer) {
    return answer.hasAny(TRIGGERS)
        && answer.sentences().stream().anyMatch(SecretRequests::asksForSecret);
  }

  /**
   * Whether a sentence asks for a secret. One that says that none is asked for does not, nor do the
   * rest of its clauses while they request nothing.
   *
   * @param clauses its clauses
   */
  private static boolean asksForSecret(List<String> clauses) {
    boolean isRefused = false;
    for (String clause : clauses) {
      boolean refuses = REFUSAL.matcher(clause).find();
      boolean requests = !refuses && REQUEST.matcher(clause).find();
      if (SECRET.matcher(clause).find() && !refuses && (requests || !isRefused)) {
        return true;
      }
      isRefused = isRefused || refuses;
    }
    return false;
  }
}
