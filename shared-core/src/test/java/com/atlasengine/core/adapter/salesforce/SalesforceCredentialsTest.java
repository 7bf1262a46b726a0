package com.atlasengine.core.adapter.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.json.Json;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceCredentialsTest {
  private final Map<String, Object> secret =
      new HashMap<>(new StubOrg(new FakeClock()).secret(URI.create("http://127.0.0.1:4566")));

  @Test
  void readsTheSecret() {
    SalesforceCredentials credentials = parsed();

    assertEquals("engine@example.com", credentials.username());
    assertEquals("app-1", credentials.clientId());
    assertEquals(URI.create("http://127.0.0.1:4566"), credentials.loginUrl());
    assertEquals("RSA", credentials.privateKey().getAlgorithm());
  }

  @Test
  void readsAKeyWhoseLineBreaksWereEscapedTwice() {
    secret.computeIfPresent("private_key", (k, pem) -> pem.toString().replace("\n", "\\n"));

    assertEquals("RSA", parsed().privateKey().getAlgorithm());
  }

  @ParameterizedTest
  @CsvSource({
    "true, https://test.salesforce.com",
    "false, https://login.salesforce.com",
  })
  void logsInWhereTheOrgIs_whenThereIsNoLoginUrl(boolean isSandbox, String url) {
    secret.remove("login_url");
    secret.put("is_sandbox", isSandbox);

    assertEquals(URI.create(url), parsed().loginUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "client_id", "private_key"})
  void namesTheField_whenItIsMissing(String field) {
    secret.remove(field);

    assertEquals(
        "Salesforce secret: " + field + " is missing or malformed",
        assertThrows(PermanentFailure.class, this::parsed).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "private_key, no key at all",
    "private_key, TUlJ",
    "login_url, http://example.com",
    "login_url, not a url",
    "login_url, login.salesforce.com"
  })
  void namesTheFieldAndNotItsValue_whenItIsMalformed(String field, String value) {
    secret.put(field, value);

    PermanentFailure failure = assertThrows(PermanentFailure.class, this::parsed);
    assertEquals("Salesforce secret: " + field + " is missing or malformed", failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "engine@example.com"})
  void isRefused_whenItIsNotJson(String text) {
    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> SalesforceCredentials.parse(text));
    assertEquals("Salesforce secret: not JSON", failure.getMessage());
  }

  @Test
  void showsNothing_whenItIsPrinted() {
    assertFalse(parsed().toString().contains("engine"));
  }

  private SalesforceCredentials parsed() {
    return SalesforceCredentials.parse(Json.writeString(secret));
  }
}
