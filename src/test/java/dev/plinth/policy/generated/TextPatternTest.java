package dev.plinth.policy.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Allowed;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z][a-z0-9]{1,23}",
        "[A-Za-z0-9_.-]{3,255}",
        Allowed.REGION,
        Allowed.PLAIN_LINE,
        "/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}",
        "latest|baked|ami-[0-9a-f]{8}([0-9a-f]{9})?",
        "cron\\(([0-9A-Z*/,?L#W-]+ ){5}[0-9*/,-]+\\)",
        "arn:aws:iam::[0-9]{12}:(root|role/.+|user/.+)",
        "([1-9][0-9]{0,3}|10000)/([1-9][0-9]{0,2}|[1-4][0-9]{3}|5000)",
      })
  void makes_texts_that_match(String regex) {
    var pattern = TextPattern.of(regex);

    assertThat(IntStream.range(0, 200).mapToObj(it -> pattern.any(random)))
        .allSatisfy(text -> assertThat(text).matches(regex));
    assertThat(pattern.shortest(random)).matches(regex).hasSize(pattern.shortestLength());
    pattern
        .longestLength()
        .ifPresent(longest -> assertThat(pattern.longest(random)).matches(regex).hasSize(longest));
  }

  @Test
  void knows_how_long_texts_are() {
    var bounded = TextPattern.of("(a|bcd)[e-g]{2,4}(h{3})?");

    assertThat(bounded.shortestLength()).isEqualTo(3);
    assertThat(bounded.longestLength()).hasValue(10);
    assertThat(TextPattern.of("a+").longestLength()).isEmpty();
  }

  @Test
  void tells_each_alternative_and_what_may_be_left_out() {
    List<String> texts =
        TextPattern.of("(none|some:[a-b])x(!!)?").shapes().stream()
            .map(shape -> shape.shortest(random))
            .toList();

    assertThat(texts).hasSize(4);
    assertThat(texts.get(0)).matches("nonex");
    assertThat(texts.get(1)).matches("some:[ab]x");
    assertThat(texts.get(2)).matches("(none|some:[ab])x");
    assertThat(texts.get(3)).matches("(none|some:[ab])x!!");
  }
}
