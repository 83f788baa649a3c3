package dev.plinth.policy.access;

import java.util.regex.Pattern;

/**
 * What a statement says of a resource: an ARN, a part of which may be open, or a reference.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource
 *     element</a>
 */
public record ResourcePattern(String text) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\b[a-z][a-z0-9]*_[a-z0-9_]+\\.[A-Za-z_][\\w-]*(\\[[^]]*])?\\.");
  private static final Pattern LETTER_OR_REFERENCE = Pattern.compile("[A-Za-z0-9$]");
  private static final int ACCOUNT = 4;
  private static final int NAME = 5;

  /** Whether it leaves open whose resource is meant and which one: {@code *}, or much like it. */
  public boolean isOpen() {
    return !isUnknown() && !says(account()) && !says(name());
  }

  /** Whether it leaves open which resource of its kind is meant, though perhaps not whose. */
  public boolean isOpenInName() {
    return !isUnknown() && !says(name());
  }

  /** Whether it is an expression that may come out as anything. */
  public boolean isUnknown() {
    return text.startsWith("${") && text.endsWith("}") && !REFERENCE.matcher(text).find();
  }

  private String account() {
    return part(ACCOUNT);
  }

  /** Without its kind: {@code table/}. */
  private String name() {
    return part(NAME).replaceFirst("^[a-z][a-z-]*[:/]", "");
  }

  /** What has too few parts for an ARN is a reference, or a star, as a whole. */
  private String part(int index) {
    String[] parts = text.split(":", NAME + 1);
    return parts.length > NAME && text.startsWith("arn:") ? parts[index] : text.replace("arn:", "");
  }

  private static boolean says(String part) {
    return LETTER_OR_REFERENCE.matcher(part).find();
  }
}
