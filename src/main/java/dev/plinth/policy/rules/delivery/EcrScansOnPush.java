package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Known holes are known before an image runs. */
public final class EcrScansOnPush implements DocumentRule {
  private static final String SCANNING = "image_scanning_configuration";

  @Override
  public String title() {
    return "ECR repositories scan each image that is pushed";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An image with a hole that everybody knows runs for as long as nobody looks.";
  }

  @Override
  public String remedy() {
    return "Set image_scanning_configuration with scan_on_push. It changes in place, and"
        + " looks at new images.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(7), Source.fsbp("ecr", "ECR", 1));
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
            "image_scanning_configuration": {"scan_on_push": true}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecr_repository").stream()
        .filter(
            repository ->
                repository.blocks(SCANNING).stream().noneMatch(it -> it.isTrue("scan_on_push")))
        .map(
            repository ->
                finding(
                    repository, scanning(repository), "scan_on_push", "scan_on_push is not true"));
  }

  private static Block scanning(Resource repository) {
    return repository.blocks(SCANNING).stream().findFirst().orElse(repository);
  }
}
