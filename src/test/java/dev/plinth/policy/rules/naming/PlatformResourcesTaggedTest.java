package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlatformResourcesTaggedTest extends RuleProof {

  PlatformResourcesTaggedTest() {
    super(new PlatformResourcesTagged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/provider/aws/0/default_tags/0/tags/Project")
            .foundAt("provider.aws"),
        DocumentMutant.of("without default tags", "bootstrap/production")
            .removed("/provider/aws/0/default_tags")
            .foundAt("provider.aws", "provider.aws", "provider.aws"),
        DocumentMutant.of("overwritten", "ollama/dev")
            .with("aws_vpc.main", "/tags/ManagedBy", "\"\"")
            .foundAt("aws_vpc.main"),
        DocumentMutant.of("an alias", "ollama/production")
            .removed("/provider/aws/2/default_tags/0/tags/Service")
            .foundAt("provider.aws.replica"),
        DocumentMutant.of("group without tag", "ollama/staging")
            .removed("/resource/aws_autoscaling_group/app/tag/3")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("unknown", "bootstrap/nonproduction")
            .with("/provider/aws/0/default_tags/0/tags", "\"${local.tags}\"")
            .foundAt("provider.aws", "provider.aws", "provider.aws"));
  }

  @Test
  void takes_the_tags_that_a_plan_shows() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
                 "resource": {"aws_vpc": {"main": {"tags_all":
                   {"Project": "ollama", "ManagedBy": "terraform", "Service": "ollama"}}}}}
                """))
        .isEmpty();
  }

  @Test
  void asks_no_tags_of_what_has_none() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
                 "resource": {"aws_route": {"internet": {"route_table_id": "rtb-1"}}}}
                """))
        .isEmpty();
  }
}
