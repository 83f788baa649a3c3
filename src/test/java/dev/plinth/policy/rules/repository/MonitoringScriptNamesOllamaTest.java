package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringScriptNamesOllamaTest extends RuleProof {

  MonitoringScriptNamesOllamaTest() {
    super(new MonitoringScriptNamesOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("on the command line")
            .adding(
                "scripts/watch.sh",
                "#!/bin/bash\nset -e\naws cloudwatch get-metric-data --dimensions Name=TableName,Value=data-table\n")
            .foundAt("scripts/watch.sh:3"),
        RepositoryMutant.of("in Python")
            .adding(
                "loadtest/mutant.py",
                "cloudwatch.get_metric_statistics(Dimensions=[{'Name': 'AutoScalingGroupName', 'Value': 'servers'}])\n")
            .foundAt("loadtest/mutant.py:1"),
        RepositoryMutant.of("a balancer")
            .adding(
                "scripts/watch.sh",
                "#!/bin/bash\nset -e\naws cloudwatch get-metric-data --dimensions Name=LoadBalancer,Value=app/web/1a2b\n")
            .foundAt("scripts/watch.sh:3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ollama-asg", "$group", "${group}", "app/ollama-alb/1a2b", "/aws/ec2/ollama-app"})
  void allows_names_of_the_platform_and_variables(String value) {
    assertThat(
            judging.in(
                Example.of(
                    "ollama.sh",
                    "aws cloudwatch get --dimensions Name=AutoScalingGroupName,Value="
                        + value
                        + "\n")))
        .isEmpty();
  }
}
