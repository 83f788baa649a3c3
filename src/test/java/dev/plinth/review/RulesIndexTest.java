package dev.plinth.review;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Topic;
import dev.plinth.policy.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RulesIndexTest {
  private static final Path DOCS = Path.of("docs");

  @Test
  void the_page_lists_the_rules_there_are() {
    assertThat(DOCS.resolve("rules.md"))
        .as("docs/rules.md is out of date. If the difference is meant: ./plinth docs")
        .hasContent(RulesIndex.page(Rules.topics()));
  }

  @Test
  void every_rule_has_its_page_and_no_other_is_there() throws IOException {
    assertThat(new TreeMap<>(written()))
        .as("docs/rules is out of date. If the difference is meant: ./plinth docs")
        .isEqualTo(new TreeMap<>(RulesIndex.pages(Rules.topics())));
  }

  @Test
  void a_page_says_all_of_its_rule() {
    var topic = new Topic("Storage", List.of(Runs.ENCRYPTED));

    assertThat(RulesIndex.pages(List.of(topic)).get("S3BucketEncrypted.md"))
        .startsWith("# S3BucketEncrypted\n\nS3 buckets are encrypted at rest. Severity: HIGH.\n")
        .contains(Runs.ENCRYPTED.why(), Runs.ENCRYPTED.remedy())
        .contains("## Bad\n\n`main.tf.json`:\n\n```json\n{\"resource\":")
        .contains("- ollama, property 29\n");
    assertThat(RulesIndex.page(List.of(topic)))
        .contains("| [S3BucketEncrypted](rules/S3BucketEncrypted.md) | HIGH | ")
        .contains("\n| 29 | [S3BucketEncrypted](rules/S3BucketEncrypted.md) |\n");
  }

  @Test
  void what_a_rule_says_is_no_markdown() {
    assertThat(RulePage.prose("kms:* on <name> | all")).isEqualTo("kms:\\* on &lt;name> \\| all");
  }

  @Test
  void what_an_example_hides_is_spelled_out() {
    assertThat(RulePage.visible("a\u202eb\u001bc\n\td")).isEqualTo("aU+202EbU+001Bc\n\td");
  }

  private static Map<String, String> written() throws IOException {
    try (var files = Files.list(DOCS.resolve("rules"))) {
      return files.collect(toMap(file -> file.getFileName().toString(), RulesIndexTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
