package dev.plinth.delivery;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls of the program in workflows and pipelines. */
public final class DeliveryCommands {
  private static final Pattern CALL = Pattern.compile("\\./plinth ((?:[^|;&\\n]|\\\\\\n)+)");

  private DeliveryCommands() {}

  /** Each with its arguments, in which a variable is what it may be. */
  public static List<List<String>> all() {
    return Stream.concat(
            Workflow.all().stream().flatMap(Workflow::commands), BitbucketTest.commands().stream())
        .map(text -> text.replaceAll("\\d?>+(&\\d|[^\\s;|]+)", ""))
        .flatMap(text -> CALL.matcher(text).results())
        .map(DeliveryCommands::arguments)
        .distinct()
        .toList();
  }

  private static List<String> arguments(MatchResult call) {
    String line = call.group(1).replaceAll("\\)\\s*$", "").strip();
    return Stream.of(line.split("\\s+"))
        .map(word -> word.replace("\"", ""))
        .map(word -> word.replaceAll("(?i)\\$platform", "ollama"))
        .map(word -> word.replaceAll("(?i)\\$environment", "staging"))
        .map(word -> word.replace("$SCENARIO", "baseline").replace("$VERSION", "1"))
        .toList();
  }
}
