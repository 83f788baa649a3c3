package dev.plinth.policy.rules.keys;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who may read a secret is said twice. */
public final class SecretEncryptedWithOwnKey implements DocumentRule {
  private static final String KEY = "kms_key_id";

  @Override
  public String title() {
    return "Secrets are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of Secrets Manager everybody in the account whom IAM lets may read the"
        + " secret, and nobody can stop the key.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_id, also of each replica, to an aws_kms_key of its region. A live secret"
        + " is encrypted anew with its next value.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Secret encryption and decryption in AWS Secrets Manager",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/"
                + "security-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments",
            "kms_key_id": "${aws_kms_key.secrets.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_secretsmanager_secret").stream()
        .flatMap(
            secret ->
                Stream.concat(Stream.of((Block) secret), secret.blocks("replica").stream())
                    .filter(place -> !CustomerKey.isNamed(document, place, KEY))
                    .limit(1)
                    .map(
                        place ->
                            finding(secret, place, KEY, "kms_key_id is no key of the account")));
  }
}
