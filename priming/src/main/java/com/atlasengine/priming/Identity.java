package com.atlasengine.priming;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The endpoint's identity: a new key that stays in memory and is useless after the endpoint closes.
 * RSA, as the services' own, so that priming runs the same cryptography as production.
 */
final class Identity {
  private static final int BITS = 2_048;

  private final KeyPair key;
  private final X509Certificate authority;
  private final X509Certificate endpoint;

  private Identity(KeyPair key) throws GeneralSecurityException {
    this.key = key;
    this.authority = Certificates.authority(key);
    this.endpoint = Certificates.endpoint(key);
  }

  static Identity create() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    return new Identity(generator.generateKeyPair());
  }

  /** What the endpoint shows. */
  SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyStore store = emptyKeyStore();
    char[] password = new char[0];
    store.setKeyEntry(
        "endpoint", key.getPrivate(), password, new Certificate[] {endpoint, authority});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return sslContext(keys.getKeyManagers(), new TrustManager[0]);
  }

  /** Trust in this endpoint and in nobody else. */
  TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
    KeyStore store = emptyKeyStore();
    store.setCertificateEntry("authority", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  /** What a client uses that trusts these. */
  static SSLContext clientContext(TrustManager... trust) throws GeneralSecurityException {
    return sslContext(new KeyManager[0], trust);
  }

  /** The key as a secret holds it: PEM, PKCS#8. */
  String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static KeyStore emptyKeyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static SSLContext sslContext(KeyManager[] keys, TrustManager[] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust, null);
    return context;
  }
}
