package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagsWithinLimitsTest extends RuleProof {

  TagsWithinLimitsTest() {
    super(new TagsWithinLimits());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a comma", "ollama/production")
            .with("/provider/aws/0/default_tags/0/tags/Team", "\"chat,search\"")
            .foundAt("provider.aws"),
        DocumentMutant.of("a reserved key", "troubleshooter/mvp")
            .with("aws_vpc.main", "/tags", "{\"aws:Name\": \"a\"}")
            .foundAt("aws_vpc.main"),
        DocumentMutant.of("a long value", "ollama/dev")
            .with("aws_vpc.main", "/tags/Purpose", '"' + "x".repeat(256) + '"')
            .foundAt("aws_vpc.main"));
  }

  @Test
  void counts_tags() {
    String tags =
        IntStream.range(0, 51)
            .mapToObj(it -> "\"t%d\": \"a\"".formatted(it))
            .collect(Collectors.joining(","));

    assertThat(judging.in("\"aws_vpc\": {\"a\": {\"tags\": {" + tags + "}}}"))
        .containsExactly("aws_vpc.a: it has 51 tags");
  }
}
