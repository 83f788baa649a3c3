package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A name that many know is not deleted by mistake. */
public final class LoadBalancerProtectedFromDeletion implements DocumentRule {
  private static final String PROTECTION = "enable_deletion_protection";

  @Override
  public String title() {
    return "Load balancers of production refuse to be deleted";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "One wrong apply deletes it, and the new one has another name: everybody's"
        + " DNS is wrong until it is changed.";
  }

  @Override
  public String remedy() {
    return "Set enable_deletion_protection to true: it works at once, and has to be"
        + " taken back before a destroy.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elb", "ELB", 6));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Environment": "production"}}]}}, "resource": {
          "aws_lb": {"main": {"name": "main"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Environment": "production"}}]}}, "resource": {
          "aws_lb": {"main": {"name": "main", "enable_deletion_protection": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.all(document)
        .filter(balancer -> isOfProduction(document, balancer))
        .filter(balancer -> !balancer.isTrue(PROTECTION))
        .map(balancer -> finding(balancer, PROTECTION, PROTECTION + " is not true"));
  }

  /** By its tag Environment, or the one that its provider gives to everything. */
  private static boolean isOfProduction(TerraformDocument document, Resource balancer) {
    return Stream.concat(
            balancer.blocks("tags").stream(),
            document.providers("aws").stream()
                .flatMap(provider -> provider.blocks("default_tags").stream())
                .flatMap(tags -> tags.blocks("tags").stream()))
        .flatMap(tags -> tags.text("Environment").stream())
        .anyMatch(Production::isName);
  }
}
