package dev.plinth.policy.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Rule;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.Source;
import dev.plinth.policy.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The set of rules as a whole. */
class RulesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/plinth/policy/rules");

  static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  static Stream<Topic> topics() {
    return Rules.topics().stream();
  }

  @Test
  void every_class_of_a_rule_is_in_the_list_of_its_topic() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      Set<String> classes =
          files
              .filter(RulesTest::isRule)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(toSet());

      assertThat(rules().map(Rule::id)).containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  private static boolean isRule(Path file) {
    try {
      return Files.isRegularFile(file)
          && Files.readString(file).matches("(?s).*implements (Document|Estate|Repository)Rule.*");
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void rules_of_a_topic_are_in_the_order_of_their_names(Topic topic) {
    assertThat(topic.rules()).extracting(Rule::id).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_its_proof_and_says_what_it_is_for(Rule rule)
      throws ReflectiveOperationException {
    assertThat(RuleProof.class).isAssignableFrom(Class.forName(rule.getClass().getName() + "Test"));
    assertThat(rule.title()).isNotBlank().doesNotEndWith(".");
    assertThat(rule.why()).endsWith(".");
    assertThat(rule.remedy()).endsWith(".");
    assertThat(rule.sources()).isNotEmpty();
  }

  @Test
  void every_property_of_the_designs_has_a_rule() {
    assertThat(sources())
        .containsAll(IntStream.rangeClosed(1, 45).mapToObj(Source::ollama).toList())
        .containsAll(IntStream.rangeClosed(1, 56).mapToObj(Source::microservices).toList());
  }

  @Test
  void at_least_sixty_rules_go_beyond_the_designs() {
    assertThat(rules().filter(rule -> rule.sources().stream().noneMatch(this::isProperty)))
        .hasSizeGreaterThanOrEqualTo(60);
  }

  private boolean isProperty(Source source) {
    return source.text().contains("property");
  }

  private static List<Source> sources() {
    return rules().flatMap(rule -> rule.sources().stream()).distinct().toList();
  }
}
