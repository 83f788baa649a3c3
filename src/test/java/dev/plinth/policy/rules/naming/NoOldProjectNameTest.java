package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class NoOldProjectNameTest extends RuleProof {

  NoOldProjectNameTest() {
    super(new NoOldProjectName());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a reference", "ollama/production")
            .with(
                "aws_autoscaling_policy.scale_up",
                "/autoscaling_group_name",
                "\"${aws_autoscaling_group.crud_app.name}\"")
            .foundAt("aws_autoscaling_policy.scale_up"),
        DocumentMutant.of("a description", "ollama/dev")
            .with("/variable/ollama_model/description", "\"Model of the Education Portal\"")
            .foundAt("variable.ollama_model"),
        DocumentMutant.of("an output", "ollama/staging")
            .with(
                "/output/ollama_url",
                "{\"value\": \"https://crud-app.example\", \"description\": \"URL\"}")
            .foundAt("output.ollama_url"),
        DocumentMutant.of("a data source", "ollama/dev")
            .with("data.aws_ami.ubuntu", "/filter/0/values/0", "\"education-portal-*\"")
            .foundAt("data.aws_ami.ubuntu"));
  }
}
