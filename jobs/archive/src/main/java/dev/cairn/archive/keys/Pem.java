package dev.cairn.archive.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in PEM (RFC 7468): private ones as PKCS #8, public ones as SubjectPublicKeyInfo. No message
 * and no cause quotes what was read: it may be a piece of a key.
 */
final class Pem {

  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final String FORM =
      "-----BEGIN %1$s KEY-----([A-Za-z0-9+/=\\s]+)-----END %1$s KEY-----\\s*";
  private static final Pattern PRIVATE = Pattern.compile(FORM.formatted("PRIVATE"));
  private static final Pattern PUBLIC = Pattern.compile(FORM.formatted("PUBLIC"));

  private Pem() {}

  static String ofPrivate(Key key) {
    return of("PRIVATE", key);
  }

  static String ofPublic(Key key) {
    return of("PUBLIC", key);
  }

  private static String of(String kind, Key key) {
    return "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
        .formatted(kind, BASE64.encodeToString(key.getEncoded()));
  }

  /** Reads an RSA key; {@link IllegalArgumentException} if it is none. */
  static RSAPrivateCrtKey rsaPrivate(String pem) {
    try {
      if (KeyFactory.getInstance("RSA").generatePrivate(pkcs8(pem))
          instanceof RSAPrivateCrtKey key) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException("its \"private_key\" is no RSA key in PKCS #8 and PEM");
  }

  /** Reads an elliptic curve key, whatever its curve; {@link IllegalArgumentException} if none. */
  static ECPrivateKey ecPrivate(String pem) {
    try {
      return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(pkcs8(pem));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("its \"private_key\" is no EC key in PKCS #8 and PEM");
    }
  }

  /** Reads the public half of one; {@link IllegalArgumentException} if it is none. */
  static ECPublicKey ecPublic(String pem) {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(PUBLIC, pem)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("its \"public_key\" is no EC key in PEM");
    }
  }

  private static PKCS8EncodedKeySpec pkcs8(String pem) {
    return new PKCS8EncodedKeySpec(der(PRIVATE, pem));
  }

  private static byte[] der(Pattern form, String pem) {
    Matcher matcher = form.matcher(pem);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no PEM");
    }
    return Base64.getMimeDecoder().decode(matcher.group(1));
  }
}
