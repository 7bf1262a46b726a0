package com.atlasengine.local.guest;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.RequestCheck;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Checks what a guest has signed: key, token, time and signature. Of all other callers the engine
 * knows no secret.
 *
 * @param next checks every request after that
 */
public record GuestCheck(Guests guests, RequestCheck next) implements RequestCheck {
  private static final Duration MAX_CLOCK_ERROR = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Override
  public void check(String service, String accessKey, Exchange exchange) {
    guests.find(accessKey).ifPresent(guest -> check(guest, exchange));
    next.check(service, accessKey, exchange);
  }

  private void check(Guests.Credentials guest, Exchange exchange) {
    if (!exchange.header("X-Amz-Security-Token").orElse("").equals(guest.sessionToken())) {
      throw refused(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    if (guests.isOver(guest)) {
      throw refused(
          "ExpiredTokenException", "The security token included in the request is expired");
    }
    SignedRequest request =
        SignedRequest.read(exchange)
            .orElseThrow(
                () ->
                    refused(
                        "IncompleteSignatureException", "Authorization header is not complete"));
    if (!isOnTime(exchange) || !request.isSignedBy(guest.secret(), exchange)) {
      throw refused(
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided. Check "
              + "your AWS Secret Access Key and signing method.");
    }
  }

  private boolean isOnTime(Exchange exchange) {
    try {
      Instant signed = Instant.from(TIME.parse(exchange.header("X-Amz-Date").orElse("")));
      return Duration.between(signed, guests.now()).abs().compareTo(MAX_CLOCK_ERROR) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static AwsError refused(String type, String message) {
    return new AwsError(403, type, message);
  }
}
