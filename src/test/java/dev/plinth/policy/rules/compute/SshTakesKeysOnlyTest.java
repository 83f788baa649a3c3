package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.GoldenLine;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTakesKeysOnlyTest extends RuleProof {
  SshTakesKeysOnlyTest() {
    super(new SshTakesKeysOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("left out", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "PasswordAuthentication no"),
                "\"UsePAM yes\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("commented out", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "PasswordAuthentication no"),
                "\"# PasswordAuthentication no\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("switched on", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "PasswordAuthentication no"),
                "\"PasswordAuthentication yes\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/user_data")
            .foundAt("aws_launch_template.app"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#cloud-config\\nssh_pwauth: false",
        "echo passwordauthentication no >> /etc/ssh/sshd_config",
        "sed -i 's/PasswordAuthentication yes/PasswordAuthentication no/' /etc/ssh/sshd_config"
      })
  void knows_other_ways_to_say_it(String script) {
    assertThat(judging.in(instance(script, "\"key_name\": \"operators\","))).isEmpty();
  }

  @Test
  void leaves_instances_alone_that_nobody_has_a_key_for() {
    assertThat(judging.in(instance("echo hello", ""))).isEmpty();
  }

  @Test
  void denies_passwords_whoever_has_a_key() {
    assertThat(judging.in(instance("#cloud-config\\nssh_pwauth: true", "")))
        .containsExactly("aws_instance.app: user_data lets sshd take passwords");
  }

  private static String instance(String script, String key) {
    return """
        "aws_instance": {"app": {%s "user_data": "%s"}}
        """
        .formatted(key, script);
  }
}
