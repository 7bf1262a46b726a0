package com.atlasengine.priming;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Writes X.509 certificates: one of an authority, and one that it issued for 127.0.0.1, so that a
 * client has a chain to check, as with a real service. The JDK can make keys and read certificates
 * but has no public way to make one; the usual library, BouncyCastle, is 8 MB. These few fields are
 * all that is needed, and the JDK's own parser reads them back.
 */
final class Certificates {
  private static final Duration VALIDITY = Duration.ofHours(1);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;
  private static final int IP_ADDRESS = 0x87;

  private static final byte[] SHA256_WITH_RSA = hex("300d06092a864886f70d01010b0500");
  private static final byte[] COMMON_NAME = hex("0603550403");
  private static final byte[] IS_AUTHORITY = hex("300f0603551d130101ff040530030101ff");
  private static final byte[] ALTERNATIVE_NAME = hex("0603551d11");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String AUTHORITY = "Priming authority";

  private Certificates() {}

  /** The authority's, signed by itself. */
  static X509Certificate authority(KeyPair key) throws GeneralSecurityException {
    return issue(key, AUTHORITY, 1, IS_AUTHORITY);
  }

  /** The endpoint's, signed by the authority, whose key it shares. */
  static X509Certificate endpoint(KeyPair key) throws GeneralSecurityException {
    byte[] names = der(SEQUENCE, der(IP_ADDRESS, LOOPBACK));
    return issue(key, "127.0.0.1", 2, der(SEQUENCE, ALTERNATIVE_NAME, der(OCTET_STRING, names)));
  }

  private static X509Certificate issue(KeyPair key, String subject, int serial, byte[] extension)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    byte[] body =
        der(
            SEQUENCE,
            der(VERSION, der(INTEGER, new byte[] {2})),
            der(INTEGER, BigInteger.valueOf(serial).toByteArray()),
            SHA256_WITH_RSA,
            name(AUTHORITY),
            der(SEQUENCE, time(now.minus(VALIDITY)), time(now.plus(VALIDITY))),
            name(subject),
            key.getPublic().getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, extension)));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(body);
    byte[] whole =
        der(SEQUENCE, body, SHA256_WITH_RSA, der(BIT_STRING, new byte[1], signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String common) {
    byte[] text = der(UTF8_STRING, common.getBytes(StandardCharsets.UTF_8));
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text)));
  }

  private static byte[] time(Instant time) {
    return der(UTC, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /** Tag, length, value; lengths up to 65,535. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      value.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = value.size();
    if (length > 0xff) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 0x7f) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(value.toByteArray());
    return out.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
