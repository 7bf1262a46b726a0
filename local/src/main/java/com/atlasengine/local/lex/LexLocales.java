package com.atlasengine.local.lex;

import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lex Runtime V2 for a bot with several locales: each has sessions of its own. */
public final class LexLocales implements Service {
  private static final Pattern LOCALE = Pattern.compile("/botLocales/([^/]+)/");

  private final Map<String, LexRuntime> byLocale = new LinkedHashMap<>();
  private final LexRuntime first;

  /**
   * @param locales at least one; the first answers for those that the bot does not have, by saying
   *     so
   */
  public LexLocales(List<LexRuntime> locales) {
    locales.forEach(lex -> byLocale.put(lex.localeId(), lex));
    first = locales.getFirst();
  }

  @Override
  public String signingName() {
    return first.signingName();
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    Matcher path = LOCALE.matcher(exchange.path());
    of(path.find() ? path.group(1) : "").serve(exchange);
  }

  /** One turn of a phone call, as Connect hands over what it hears. */
  public void hear(String sessionId, String text, Map<String, String> contactAttributes) {
    of(contactAttributes.getOrDefault("locale", "")).hear(sessionId, text, contactAttributes);
  }

  private LexRuntime of(String locale) {
    return byLocale.getOrDefault(locale, first);
  }

  /** The locales that are served, the first one first. */
  public List<String> locales() {
    return List.copyOf(byLocale.keySet());
  }
}
