package dev.plinth.review;

import dev.plinth.policy.Example;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Source;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of one rule: what holds, why, what to do, and an example each way. */
final class RulePage {
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]");

  private RulePage() {}

  /** The page as Markdown. */
  static String of(Rule rule) {
    var text = new ArrayList<String>();
    text.add("# " + rule.id());
    text.add("%s. Severity: %s.".formatted(prose(rule.title()), rule.severity()));
    text.add("**Why:** " + prose(rule.why()));
    text.add("**Remedy:** " + prose(rule.remedy()));
    text.add("## Bad");
    text.add(example(rule.bad()));
    text.add("## Good");
    text.add(example(rule.good()));
    text.add("## Sources");
    text.add(
        rule.sources().stream()
            .map(source -> "- " + linked(source))
            .collect(Collectors.joining("\n")));
    return String.join("\n\n", text) + "\n";
  }

  /** A text whose hidden characters are spelled out, so that it hides nothing here. */
  static String visible(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(character -> "U+%04X".formatted(character.group().codePointAt(0)));
  }

  /** A source with a link to where it can be read, if it can. */
  static String linked(Source source) {
    return source
        .page()
        .map(page -> "[%s](%s)".formatted(prose(source.text()), page))
        .orElse(prose(source.text()));
  }

  /** A sentence in which nothing is meant as Markdown or HTML. */
  static String prose(String text) {
    return text.replace("*", "\\*").replace("<", "&lt;").replace("|", "\\|");
  }

  private static String example(Example example) {
    return example.files().entrySet().stream()
        .map(
            file ->
                "`%s`:\n\n%s"
                    .formatted(file.getKey(), fenced(file.getKey(), visible(file.getValue()))))
        .collect(Collectors.joining("\n\n"));
  }

  /** Longer than any fence within: an example may be Markdown itself. */
  private static String fenced(String name, String text) {
    String fence = text.contains("```") ? "````" : "```";
    return "%s%s\n%s\n%s".formatted(fence, language(name), text.stripTrailing(), fence);
  }

  private static String language(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "json" -> "json";
      case "md" -> "markdown";
      case "yml", "yaml" -> "yaml";
      case "sh" -> "sh";
      case "py" -> "python";
      default -> "text";
    };
  }
}
