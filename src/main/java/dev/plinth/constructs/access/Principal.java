package dev.plinth.constructs.access;

import java.util.List;

/**
 * Who a statement of a resource's policy is about.
 *
 * @param type the word of IAM: {@code Service}, {@code AWS} or {@code *}
 */
public record Principal(String type, List<String> identifiers) {
  /** AWS services such as {@code logs.us-east-1.amazonaws.com}. */
  public static Principal service(String... names) {
    return new Principal("Service", List.of(names));
  }

  /** Whoever an account lets act for it. */
  public static Principal account(String accountId) {
    return new Principal("AWS", List.of("arn:aws:iam::" + accountId + ":root"));
  }

  /** A role by its ARN. */
  public static Principal role(String arn) {
    return new Principal("AWS", List.of(arn));
  }

  /** Everybody, known or not: right for a denial, or beside a condition that narrows it. */
  public static Principal everybody() {
    return new Principal("*", List.of("*"));
  }
}
