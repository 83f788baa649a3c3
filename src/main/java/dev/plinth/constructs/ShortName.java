package dev.plinth.constructs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A name within what AWS allows: itself where it fits, and otherwise its beginning and a
 * fingerprint of the whole, so that two long names that begin alike stay two.
 */
public final class ShortName {
  private static final int FINGERPRINT_DIGITS = 8;

  private ShortName() {}

  /**
   * A name for one kind of resource.
   *
   * @param longest what AWS allows it, in characters; more than 9
   */
  public static String within(int longest, String name) {
    if (name.length() <= longest) {
      return name;
    }
    String beginning = name.substring(0, longest - FINGERPRINT_DIGITS - 1);
    // Two hyphens in a row are refused in names of target groups.
    return (beginning.endsWith("-") ? beginning : beginning + "-") + fingerprint(name);
  }

  private static String fingerprint(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
