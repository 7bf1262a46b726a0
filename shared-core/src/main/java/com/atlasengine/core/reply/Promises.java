package com.atlasengine.core.reply;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds promises that only the sales team may make: prices, discounts, refunds, guarantees. */
final class Promises {
  private static final String PROMISED =
      "(?:discount(?:s|ed)?|refund(?:s|ed|able)?|guarantee[ds]?|rebates?|coupons?|vouchers?|free of"
          + " charge|promo codes?|gift cards?|cash ?back|money back)";

  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:cannot|cant|can not|could not|couldnt|dont|do not|wont|will not|unable to"
              + "|not able to|never|not(?! only)|nor|without) (?:(?!only\\b)\\w+ ){0,4}"
              + PROMISED
              + "(?: (?:or|and) (?:a |any )?"
              + PROMISED
              + ")*\\b|\\bno (?:such )?"
              + PROMISED
              + "\\b");

  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b"
              + PROMISED
              + "\\b|\\b\\d+ (?:percent )?off\\b|\\b(?:percent|half) off\\b|\\bhalf (?:the )?price\\b"
              + "|\\b(?:special|lower|lowest|best|reduced|good) (?:price|offer|deal|rate)s?\\b"
              + "|\\bon the house\\b|\\bwaive\\b|\\b(?:price|fee|cost)s? (?:is|are|of|will be|starts?)"
              + " (?:only |just |at |from )*(?:\\d|one|two|five|ten|zero|nothing|low)"
              + "|\\bcosts? (?:you )?(?:only |just )?(?:\\d|nothing|zero|a (?:dollar|cent))"
              + "|\\b(?:dollars?|euros?|bucks|usd|eur|gbp|cents)\\b"
              + "|\\bfor free\\b|\\b(?:no|zero|without) (?:extra |additional |any )?(?:charge|cost|fee)s?\\b"
              + "|\\bfree (?:trial|months?|years?|weeks?|days?|access|upgrades?|accounts?|plan"
              + "|service|consultation|gift|shipping|support|setup|subscription|credits?|version|use"
              + "|tickets?|money|of cost)\\b"
              + "|\\b(?:its|it is|this is|that is|demo is|service is|everything is|are|totally"
              + "|completely|absolutely|entirely|always|forever) (?:\\w+ly )?free\\b(?! (?:to|now|for))"
              + "|\\bcomplimentary\\b|\\byou (?:have|will|ll)? ?(?:just )?won\\b|\\bprize\\b");

  private static final Pattern MONEY =
      Pattern.compile(
          "[$\u20AC\u00A3\u00A5]\\s?\\d|\\d\\s?[$\u20AC\u00A3\u00A5]|\\d\\s?%\\s?(?:off|discount)");

  /** Words without which nothing is promised. */
  private static final Set<String> TRIGGERS =
      Set.of(
          ("discount discounts discounted refund refunds refunded refundable guarantee guarantees"
                  + " guaranteed rebate rebates coupon coupons voucher vouchers free promo gift cash"
                  + " cashback money off price prices offer offers deal deals rate rates house waive"
                  + " fee fees cost costs dollar dollars euro euros bucks usd eur gbp cents charge"
                  + " charges complimentary won prize")
              .split(" "));

  private Promises() {}

  static boolean occurIn(FoldedText answer, OwnTexts own) {
    return own.hasOther(MONEY, answer.folded())
        || (answer.hasAny(TRIGGERS) && isPromised(answer, own));
  }

  private static boolean isPromised(FoldedText answer, OwnTexts own) {
    return answer.sentences().stream()
        .flatMap(List::stream)
        .anyMatch(clause -> occurIn(clause, own));
  }

  private static boolean occurIn(String clause, OwnTexts own) {
    return own.hasOther(PROMISE, DENIED.matcher(clause).replaceAll(" "));
  }
}
