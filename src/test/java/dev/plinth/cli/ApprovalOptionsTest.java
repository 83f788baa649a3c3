package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.Change;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Target;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ApprovalOptionsTest {
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "dev,        --yes",
    "dev,        --confirm=dev",
    "production, --confirm=production",
    "prod,       --confirm=prod"
  })
  void agrees_beforehand(String environment, String option) {
    assertThatCode(() -> ask(environment, nobody(), option)).doesNotThrowAnyException();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"production, production", "prod, prod"})
  void yes_does_not_answer_for_production(String environment, String name) {
    assertThatThrownBy(() -> ask(environment, nobody(), "--yes"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining("--confirm " + name);
  }

  @Test
  void refuses_when_nobody_can_be_asked() {
    assertThatThrownBy(() -> ask("dev", nobody()))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "deploy ollama dev asks for a yes and nobody is at a terminal; nothing was changed%n  answer with --yes"
                .formatted());
  }

  @Test
  void refuses_the_name_of_another_environment() {
    assertThatThrownBy(() -> ask("production", nobody(), "--confirm=staging"))
        .isInstanceOf(Refused.class)
        .hasMessage("--confirm says staging, the environment is production; nothing was changed");
  }

  @ParameterizedTest
  @CsvSource({"dev, yes", "production, production"})
  void takes_the_right_answer_at_the_terminal(String environment, String typed) {
    assertThatCode(() -> ask(environment, person(typed), "--yes")).doesNotThrowAnyException();
  }

  @Test
  void asks_a_person_for_the_name_of_production() {
    ask("production", person("production"));

    assertThat(out.toString()).isEqualTo("Type production to deploy ollama production: ");
  }

  @ParameterizedTest
  @CsvSource({"dev, no", "dev, ''", "production, yes", "production, prod"})
  void changes_nothing_at_any_other_answer(String environment, String typed) {
    assertThatThrownBy(() -> ask(environment, person(typed)))
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("nothing was changed");
  }

  private void ask(String environment, Terminal terminal, String... options) {
    var approval = new ApprovalOptions();
    new CommandLine(CommandSpec.create().addMixin("approval", mixin(approval))).parseArgs(options);
    var deployment =
        new Deployment(
            environment, "222222222222", "us-east-1", "plinth-state", "locks", "us-east-1");
    approval
        .over(new PrintWriter(out, true), terminal)
        .ask(new Change("deploy", new Target("ollama", environment), deployment));
  }

  private static CommandSpec mixin(ApprovalOptions options) {
    return CommandSpec.forAnnotatedObject(options);
  }

  private static Terminal nobody() {
    return new Terminal(false, new BufferedReader(new StringReader("")));
  }

  private static Terminal person(String typed) {
    return new Terminal(true, new BufferedReader(new StringReader(typed + "\n")));
  }
}
