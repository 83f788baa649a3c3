package dev.plinth.review;

import dev.plinth.policy.Example;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Source;
import dev.plinth.policy.Topic;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** What rules are for, on a terminal. */
public final class RuleText {
  private RuleText() {}

  /** All that there is to say of a rule. */
  public static String explanation(Rule rule) {
    return """
        %s (%s): %s
          why     %s
          remedy  %s
          asked   %s
        bad
        %sgood
        %s"""
        .formatted(
            rule.id(),
            rule.severity(),
            rule.title(),
            rule.why(),
            rule.remedy(),
            rule.sources().stream()
                .map(RuleText::spelled)
                .collect(Collectors.joining("\n          ")),
            spelled(rule.bad()),
            spelled(rule.good()));
  }

  /** A line for each rule, by topic. */
  public static String table(List<Topic> topics) {
    return topics.stream().map(RuleText::table).collect(Collectors.joining("\n"));
  }

  private static String table(Topic topic) {
    return topic.rules().stream()
        .map(rule -> "  %-8s %s: %s%n".formatted(rule.severity(), rule.id(), rule.title()))
        .collect(Collectors.joining("", topic.title() + "\n", ""));
  }

  private static String spelled(Source source) {
    return source.text() + source.page().map(URI::toString).map(" "::concat).orElse("");
  }

  private static String spelled(Example example) {
    return example.files().entrySet().stream()
        .map(
            file ->
                "  # %s\n%s".formatted(file.getKey(), RulePage.visible(file.getValue()).indent(2)))
        .collect(Collectors.joining());
  }
}
