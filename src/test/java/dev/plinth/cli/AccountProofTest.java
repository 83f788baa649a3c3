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

class AccountProofTest {
  private final StringWriter out = new StringWriter();

  @Test
  void production_takes_its_number_beforehand() {
    assertThatCode(() -> ask("production", "222222222222", null)).doesNotThrowAnyException();
    assertThat(out.toString()).isEqualTo("agreed\n");
  }

  @Test
  void production_is_not_ended_by_its_name_alone() {
    assertThatThrownBy(() -> ask("production", null, null))
        .isInstanceOf(Refused.class)
        .hasMessage(
            """
            destroy ollama production asks for its account too, and nobody is at a terminal; nothing was changed
              answer with --confirm production --account NUMBER""");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_person_types_the_number_after_the_name() {
    ask("production", null, "222222222222");

    assertThat(out.toString()).isEqualTo("agreed\nType the number of its account: ");
  }

  @Test
  void nothing_changes_at_any_other_number() {
    assertThatThrownBy(() -> ask("production", null, "111111111111"))
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("nothing was changed");
    assertThatThrownBy(() -> ask("production", "111111111111", null))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "--account says 111111111111, the environment lives in account 222222222222; nothing was changed");
  }

  @Test
  void other_environments_need_no_second_proof() {
    assertThatCode(() -> ask("dev", null, null)).doesNotThrowAnyException();
  }

  /**
   * @param option the number on the command line; null if there is none
   * @param typed the number that a person types; null if nobody is there
   */
  private void ask(String environment, String option, String typed) {
    var terminal =
        new Terminal(
            typed != null, new BufferedReader(new StringReader(typed == null ? "" : typed)));
    var writer = new PrintWriter(out, true);
    var deployment =
        new Deployment(
            environment, "222222222222", "us-east-1", "plinth-state", "locks", "us-east-1");
    new AccountProof(option, writer, terminal)
        .after(change -> out.write("agreed\n"))
        .ask(new Change("destroy", new Target("ollama", environment), deployment));
  }
}
