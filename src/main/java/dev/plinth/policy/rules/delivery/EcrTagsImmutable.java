package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A tag names one image for ever. */
public final class EcrTagsImmutable implements DocumentRule {
  private static final String MUTABILITY = "image_tag_mutability";

  @Override
  public String title() {
    return "ECR repositories let no tag be moved to another image";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who may push may put another program behind the tag that production runs, and"
        + " nobody sees it.";
  }

  @Override
  public String remedy() {
    return "Set image_tag_mutability to IMMUTABLE. It changes in place; a build that"
        + " pushes a moving tag has to take it from the old image first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(18), Source.fsbp("ecr", "ECR", 2));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecr_repository": {"orders": {"name": "orders", "image_tag_mutability": "MUTABLE"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecr_repository": {"orders": {"name": "orders", "image_tag_mutability": "IMMUTABLE"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_ecr_repository", "aws_ecr_repository_creation_template")
        .flatMap(type -> document.resources(type).stream())
        .filter(repository -> !repository.text(MUTABILITY).orElse("").equals("IMMUTABLE"))
        .map(repository -> finding(repository, MUTABILITY, MUTABILITY + " is not IMMUTABLE"));
  }
}
