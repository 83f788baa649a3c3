package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellCommandsTest {
  @Test
  void commands_end_at_operators_and_comments_but_not_within_quotes() {
    assertThat(
            ShellCommands.in(
                """
                ./plinth demo     # deploys everything; | not a pipe
                openssl rand -hex 32 | tr -d '\\n' |
                  aws s3 cp - s3://x --metadata 'a|b;c'
                cd out && terraform init > log.txt
                """))
        .containsExactly(
            "./plinth demo",
            "openssl rand -hex 32",
            "tr -d '\\n'",
            "aws s3 cp - s3://x --metadata 'a|b;c'",
            "cd out",
            "terraform init");
  }

  @Test
  void a_line_goes_on_after_a_backslash_and_within_quotes() {
    assertThat(ShellCommands.in("aws x y \\\n  --key '{\n \"id\": 1}'\ngit diff\n"))
        .containsExactly("aws x y --key '{\n \"id\": 1}'", "git diff");
  }

  @Test
  void words_are_without_quotes_variables_and_placeholders() {
    assertThat(ShellCommands.words("TF_WORKSPACE=dev cdktf deploy 'a b' <environment> \"\""))
        .containsExactly("cdktf", "deploy", "a b", "placeholder", "");
  }
}
