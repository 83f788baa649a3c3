package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class LaunchedResourcesTaggedTest extends RuleProof {

  LaunchedResourcesTaggedTest() {
    super(new LaunchedResourcesTagged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("volumes removed", "ollama/production")
            .removed("/resource/aws_launch_template/app/tag_specifications/1")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("emptied", "ollama/dev")
            .with("aws_launch_template.app", "/tag_specifications/0/tags", "{}")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/propagate_tags", "\"NONE\"")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "ollama/staging")
            .unknown("aws_launch_template.app", "/tag_specifications")
            .foundAt("aws_launch_template.app", "aws_launch_template.app"));
  }
}
