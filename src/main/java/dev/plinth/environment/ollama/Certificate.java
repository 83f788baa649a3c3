package dev.plinth.environment.ollama;

/** An ACM certificate, by what its ARN says. */
record Certificate(String arn, String region, String account) {
  static Certificate of(String arn) {
    String[] parts = arn.split(":");
    return new Certificate(arn, parts[3], parts[4]);
  }

  boolean isIn(String region, String account) {
    return this.region.equals(region) && this.account.equals(account);
  }
}
