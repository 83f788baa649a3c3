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

/** What nothing names is deleted. */
public final class EcrForgetsUntagged implements DocumentRule {
  private static final int WEEK = 7;

  @Override
  public String title() {
    return "ECR repositories delete images without a tag after a week";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Each build leaves an image behind that nothing can run, and all of them are"
        + " paid for.";
  }

  @Override
  public String remedy() {
    return "Add an aws_ecr_lifecycle_policy that expires untagged images 7 days or less"
        + " after they were pushed.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(19), Source.fsbp("ecr", "ECR", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"lifecycle": {"rules": [{"rulePriority": 1, "action": {"type": "expire"},
           "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed",
             "countUnit": "days", "countNumber": 90}}]}},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}},
          "aws_ecr_lifecycle_policy": {"orders": {"repository": "orders",
            "policy": "${jsonencode(local.lifecycle)}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"lifecycle": {"rules": [{"rulePriority": 1, "action": {"type": "expire"},
           "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed",
             "countUnit": "days", "countNumber": 7}}]}},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}},
          "aws_ecr_lifecycle_policy": {"orders": {"repository": "orders",
            "policy": "${jsonencode(local.lifecycle)}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecr_repository").stream()
        .filter(repository -> policies(document, repository).noneMatch(it -> forgets(document, it)))
        .map(
            repository -> finding(repository, "images without a tag are not deleted after a week"));
  }

  private static Stream<Resource> policies(TerraformDocument document, Resource repository) {
    var attached = document.attachedTo(repository, "aws_ecr_lifecycle_policy", "repository");
    var named =
        document.resources("aws_ecr_lifecycle_policy").stream()
            .filter(policy -> policy.text("repository").equals(repository.text("name")));
    return Stream.concat(attached.stream(), named);
  }

  private static boolean forgets(TerraformDocument document, Resource policy) {
    var written =
        document.decoded(policy, "policy").stream()
            .flatMap(rules -> rules.blocks("rules").stream())
            .flatMap(rule -> rule.blocks("selection").stream())
            .filter(it -> isWeek(it, "tagStatus", "countType", "countNumber"));
    var sourced =
        document.referred(policy, "policy").stream()
            .flatMap(source -> source.blocks("rule").stream())
            .flatMap(rule -> rule.blocks("selection").stream())
            .filter(it -> isWeek(it, "tag_status", "count_type", "count_number"));
    return Stream.concat(written, sourced).findAny().isPresent();
  }

  private static boolean isWeek(Block selection, String status, String type, String number) {
    int days = selection.number(number).orElse(0);
    return selection.text(status).orElse("").equals("untagged")
        && selection.text(type).orElse("").equals("sinceImagePushed")
        && days > 0
        && days <= WEEK;
  }
}
