package dev.plinth.policy.rules.access;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is enough for a test is not enough for production.
 *
 * <p>Roles of people, of the same address, in the documents of one platform that are checked
 * together: production asks for a condition more, for shorter sessions, or allows less.
 */
public final class ProductionAsksMoreOfPeople implements EstateRule {
  @Override
  public String title() {
    return "Roles of people are harder to take in production than elsewhere";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who is careless in a test environment is as careless in production, and"
        + " nothing stops him.";
  }

  @Override
  public String remedy() {
    return "Ask for a second factor in the trust policy of production, shorten"
        + " max_session_duration there, or leave out actions.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(50));
  }

  @Override
  public Example bad() {
    return Example.of(
        "develop.tf.json",
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "shop", "Environment": "develop"}}}},
          "resource": {
            "aws_iam_role": {"operator": {"name": "operator", "max_session_duration": 28800,
              "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"}}]}}}
        """,
        "prod.tf.json",
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "shop", "Environment": "prod"}}}},
          "resource": {
            "aws_iam_role": {"operator": {"name": "operator", "max_session_duration": 28800,
              "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"}}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        "develop.tf.json",
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "shop", "Environment": "develop"}}}},
          "resource": {
            "aws_iam_role": {"operator": {"name": "operator", "max_session_duration": 28800,
              "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"}}]}}}
        """,
        "prod.tf.json",
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "shop", "Environment": "prod"}}}},
          "resource": {
            "aws_iam_role": {"operator": {"name": "operator", "max_session_duration": 3600,
              "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    TerraformDocument production = subject.document();
    List<TerraformDocument> elsewhere =
        others.stream()
            .map(Subject::document)
            .filter(other -> !Production.mayBe(other) && isSamePlatform(production, other))
            .toList();
    if (!Production.mayBe(production) || elsewhere.isEmpty()) {
      return Stream.empty();
    }
    return People.roles(production)
        .filter(role -> elsewhere.stream().anyMatch(other -> isAsEasy(production, role, other)))
        .map(role -> finding(role, "it is as easy to take as outside production"));
  }

  private static boolean isAsEasy(
      TerraformDocument production, Resource role, TerraformDocument other) {
    return other
        .find(role.address())
        .map(there -> RoleBarrier.of(other, there))
        .filter(there -> !RoleBarrier.of(production, role).isHigherThan(there))
        .isPresent();
  }

  private static boolean isSamePlatform(TerraformDocument one, TerraformDocument other) {
    return service(one).isPresent() && service(one).equals(service(other));
  }

  private static Optional<String> service(TerraformDocument document) {
    return document.providers("aws").stream()
        .flatMap(provider -> provider.blocks("default_tags").stream())
        .flatMap(defaults -> defaults.blocks("tags").stream())
        .flatMap(tags -> tags.text("Service").stream())
        .findFirst();
  }
}
