package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComplianceTaggedTest extends RuleProof {

  ComplianceTaggedTest() {
    super(new ComplianceTagged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .removed("/provider/aws/0/default_tags/0/tags/Owner")
            .foundAt("provider.aws"),
        DocumentMutant.of("empty", "microservices/test")
            .with("/provider/aws/0/default_tags/0/tags/CostCenter", "\"\"")
            .foundAt("provider.aws"),
        DocumentMutant.of("overwritten", "microservices/qa")
            .with("aws_ecs_cluster.main", "/tags", "{\"Compliance\": \" \"}")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("unknown", "microservices/prod")
            .with("/provider/aws/1/default_tags/0/tags", "\"${local.tags}\"")
            .foundAt("provider.aws.replica", "provider.aws.replica", "provider.aws.replica"));
  }

  @Test
  void says_nothing_about_other_platforms() {
    assertThat(judging.in("\"aws_ecs_cluster\": {\"main\": {}}")).isEmpty();
  }
}
