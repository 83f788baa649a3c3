package dev.plinth.review;

import dev.plinth.policy.Rule;
import dev.plinth.policy.Source;
import dev.plinth.policy.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pages about rules: a list of all of them, and one for each. */
public final class RulesIndex {
  private static final int OLLAMA_PROPERTIES = 45;
  private static final int MICROSERVICES_PROPERTIES = 56;

  private final List<Topic> topics;

  private RulesIndex(List<Topic> topics) {
    this.topics = topics;
  }

  /** The list of all rules, and which property of the designs is held by which. */
  public static String page(List<Topic> topics) {
    return new RulesIndex(topics).text();
  }

  /** The page of each rule, by its file's name. */
  public static Map<String, String> pages(List<Topic> topics) {
    var pages = new LinkedHashMap<String, String>();
    rules(topics).forEach(rule -> pages.put(rule.id() + ".md", RulePage.of(rule)));
    return pages;
  }

  private static Stream<Rule> rules(List<Topic> topics) {
    return topics.stream().flatMap(topic -> topic.rules().stream());
  }

  private String text() {
    var text = new ArrayList<String>();
    text.add("# Rules");
    text.add(
        """
        What `./plinth check` holds Terraform JSON against: %d rules. This page and those of the rules
        are made from the code (`./plinth docs`). A finding is CRITICAL where it is an outage or a
        leak, HIGH where one mistake more makes it one, MEDIUM where it makes one likelier, and LOW
        where it costs money or clarity. A value that is known only after apply fulfils no rule."""
            .formatted(rules(topics).count()));
    topics.forEach(
        topic -> {
          text.add("## " + topic.title());
          text.add(table(topic));
        });
    text.add("## The designs' properties");
    text.add("### ollama");
    text.add(properties(Source::ollama, OLLAMA_PROPERTIES));
    text.add("### microservices");
    text.add(properties(Source::microservices, MICROSERVICES_PROPERTIES));
    return String.join("\n\n", text) + "\n";
  }

  private static String table(Topic topic) {
    return Stream.concat(
            Stream.of("| rule | severity | holds | asked for by |", "|---|---|---|---|"),
            topic.rules().stream().map(RulesIndex::row))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Rule rule) {
    return "| %s | %s | %s | %s |"
        .formatted(
            link(rule),
            rule.severity(),
            RulePage.prose(rule.title()),
            rule.sources().stream().map(RulePage::linked).collect(Collectors.joining("<br>")));
  }

  private String properties(IntFunction<Source> property, int last) {
    return Stream.concat(
            Stream.of("| property | rules |", "|---|---|"),
            IntStream.rangeClosed(1, last)
                .mapToObj(
                    number -> "| %d | %s |".formatted(number, holding(property.apply(number)))))
        .collect(Collectors.joining("\n"));
  }

  private String holding(Source property) {
    return rules(topics)
        .filter(rule -> rule.sources().contains(property))
        .map(RulesIndex::link)
        .collect(Collectors.joining(", "));
  }

  /** The name of a rule, with a link from a page beside the list. */
  static String link(Rule rule) {
    return "[%s](rules/%s.md)".formatted(rule.id(), rule.id());
  }
}
