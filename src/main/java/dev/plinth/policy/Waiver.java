package dev.plinth.policy;

import java.time.LocalDate;

/**
 * What somebody accepts, why and until when: findings of one rule at one address.
 *
 * @param rule that may be broken, by its id
 * @param address where: {@code *} in it stands for any text
 * @param in the documents by their names, such as {@code microservices/*}; {@code *} for all
 * @param reason for people who read a report
 * @param expires the last day on which it holds
 * @param place where it is written: the file and the line
 */
public record Waiver(
    String rule, String address, String in, String reason, LocalDate expires, String place) {

  /** Whether it is about a finding in a document, on whatever day. */
  public boolean covers(String document, Finding finding) {
    return rule.equals(finding.rule().id())
        && Glob.of(address).matches(finding.address())
        && concerns(document);
  }

  /** Whether it is about a document, whatever is found there. */
  public boolean concerns(String document) {
    return Glob.of(in).matches(document);
  }

  /** Whether it holds no longer. */
  public boolean hasExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
