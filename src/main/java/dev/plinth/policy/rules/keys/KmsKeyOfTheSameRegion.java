package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A key stays where it is. */
public final class KmsKeyOfTheSameRegion implements DocumentRule {

  @Override
  public String title() {
    return "Resources are encrypted with keys of their own region";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A service takes no key of another region: the apply fails half-way.";
  }

  @Override
  public String remedy() {
    return "Name a key that is made with the same provider as the resource; for copies in"
        + " another region make a key there.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS KMS concepts, KMS keys are of one Region",
            "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "us-east-1"}, {"alias": "west", "region": "us-west-2"}]},
        "resource": {
          "aws_kms_key": {"copies": {"enable_key_rotation": true}},
          "aws_backup_vault": {"copies": {"provider": "aws.west", "name": "copies",
            "kms_key_arn": "${aws_kms_key.copies.arn}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "us-east-1"}, {"alias": "west", "region": "us-west-2"}]},
        "resource": {
          "aws_kms_key": {"copies": {"provider": "aws.west", "enable_key_rotation": true}},
          "aws_backup_vault": {"copies": {"provider": "aws.west", "name": "copies",
            "kms_key_arn": "${aws_kms_key.copies.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources().stream()
        .flatMap(
            resource ->
                KeyPlaces.keysOf(document, resource)
                    .filter(key -> !isOfOneRegion(document, resource, key))
                    .map(
                        key ->
                            finding(resource, "%s is of another region".formatted(key.address()))));
  }

  private static boolean isOfOneRegion(TerraformDocument document, Resource one, Resource other) {
    Optional<String> region = region(document, one);
    return alias(one).equals(alias(other))
        || region.isPresent() && region.equals(region(document, other));
  }

  /** Empty if it is not known. */
  private static Optional<String> region(TerraformDocument document, Resource resource) {
    return document.providers("aws").stream()
        .filter(provider -> provider.text("alias").orElse("").equals(alias(resource)))
        .filter(provider -> !provider.isUnknown("region"))
        .flatMap(provider -> provider.text("region").stream())
        .findFirst();
  }

  /** What stands behind {@code aws.}: nothing, for the provider that all have by themselves. */
  private static String alias(Resource resource) {
    return resource.text("provider").orElse("").replaceAll("^\\$?\\{?aws\\.?|}$", "");
  }
}
