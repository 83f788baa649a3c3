package dev.plinth.constructs;

/** The account and region that resources live in, known before anything is made. */
public record Home(String accountId, String region) {
  /** The ARN of something in this account and region. */
  public String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, accountId, resource);
  }

  /** The same account in another region. */
  public Home in(String otherRegion) {
    return new Home(accountId, otherRegion);
  }
}
