package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployScriptChecksPrerequisitesTest extends RuleProof {

  DeployScriptChecksPrerequisitesTest() {
    super(new DeployScriptChecksPrerequisites());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.without("removed", "  command -v")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.with("one tool less", "in aws terraform", "in terraform")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.with("without credentials", "aws sts get-caller-identity", "echo 1 #")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.with("by CDKTF", "terraform apply plan.bin", "cdktf deploy ollama")
            .replacing(DeployScripts.PATH, "aws terraform", "aws")
            .foundIn(DeployScripts.PATH, "cdktf deploy"));
  }

  @Test
  void follows_functions_in_the_order_of_their_calls() {
    String script =
        """
        #!/bin/bash
        deploy() {
          terraform apply
        }
        prepare() {
          command -v aws terraform
          aws sts get-caller-identity
        }
        %s
        """;

    assertThat(judging.in(Example.of("a.sh", script.formatted("prepare\ndeploy")))).isEmpty();
    assertThat(judging.in(Example.of("a.sh", script.formatted("deploy\nprepare")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./plinth deploy ollama dev",
        "echo terraform apply",
        "# terraform apply",
        "terraform plan"
      })
  void has_no_business_with_scripts_that_do_not_deploy(String line) {
    assertThat(judging.in(Example.of("a.sh", "#!/bin/sh\n" + line + "\n"))).isEmpty();
  }
}
