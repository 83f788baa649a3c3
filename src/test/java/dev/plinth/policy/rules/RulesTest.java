package dev.plinth.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.platforms.Synthesized;
import dev.plinth.platforms.Target;
import dev.plinth.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The set of rules as a whole. */
class RulesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/plinth/policy/rules");
  private static final Path TESTS = Path.of("src/test/java/dev/plinth/policy/rules");

  static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  static Stream<Target> targets() {
    return Synthesized.targets();
  }

  @Test
  void every_class_of_a_rule_is_in_the_set_by_its_name() throws IOException {
    try (var files = Files.list(SOURCES)) {
      List<String> classes =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !List.of("Rules", "package-info").contains(name))
              .sorted()
              .toList();

      assertThat(rules().map(Rule::id)).containsExactlyElementsOf(classes);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_a_test_and_says_what_it_is_for(Rule rule) {
    assertThat(TESTS.resolve(rule.id() + "Test.java")).exists();
    assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
    assertThat(rule.why()).endsWith(".");
    assertThat(rule.remedy()).endsWith(".");
    assertThat(rule.sources()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void our_own_platforms_obey(Target target) {
    assertThat(Rules.check(Synthesized.document(target))).isEmpty();
  }
}
