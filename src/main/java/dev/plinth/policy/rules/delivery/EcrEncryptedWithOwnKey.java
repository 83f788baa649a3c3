package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Images at rest, by a key of the account. */
public final class EcrEncryptedWithOwnKey implements DocumentRule {
  private static final String ENCRYPTION = "encryption_configuration";

  @Override
  public String title() {
    return "ECR repositories are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS nobody can say who may decrypt the images, or stop it.";
  }

  @Override
  public String remedy() {
    return "Set encryption_configuration with KMS and a kms_key. It replaces the"
        + " repository: copy its images first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "Security Hub controls for Amazon ECR, ECR.5",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecr_repository": {"orders": {"name": "orders",
            "encryption_configuration": [
              {"encryption_type": "KMS", "kms_key": "${aws_kms_key.orders.arn}"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_ecr_repository", "aws_ecr_repository_creation_template")
        .flatMap(type -> document.resources(type).stream())
        .filter(
            repository ->
                repository.blocks(ENCRYPTION).stream().noneMatch(EcrEncryptedWithOwnKey::isOwn))
        .map(repository -> finding(repository, ENCRYPTION, "it has no kms_key of the account"));
  }

  private static boolean isOwn(Block encryption) {
    return List.of("KMS", "KMS_DSSE").contains(encryption.text("encryption_type").orElse(""))
        && encryption.text("kms_key").filter(key -> !key.isBlank()).isPresent();
  }
}
