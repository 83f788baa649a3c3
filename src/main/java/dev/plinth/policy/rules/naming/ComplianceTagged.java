package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who answers for it, who pays for it, and which rules it is under. */
public final class ComplianceTagged implements DocumentRule {
  private static final List<String> KEYS = List.of("Owner", "CostCenter", "Compliance");

  @Override
  public String title() {
    return "Resources of the microservices platform carry the tags Owner, CostCenter and "
        + "Compliance";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An auditor finds a resource that nobody answers for, and its costs go nowhere.";
  }

  @Override
  public String remedy() {
    return "Put the tags into default_tags of the provider: mandatory_tags of the settings hold "
        + "their values.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(55));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Owner": "shop"}}}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "microservices-prod"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Owner": "shop",
   "CostCenter": "CC-4711", "Compliance": "SOC-2"}}}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "microservices-prod"}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? KEYS.stream()
            .flatMap(key -> Tags.gaps(document, key, value -> !value.isBlank()))
            .map(gap -> new Finding(this, gap.address(), gap.what(), gap.certain()))
        : Stream.empty();
  }
}
