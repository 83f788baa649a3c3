package dev.plinth.review.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings: what each is for, what is allowed, and its value in each environment. */
final class SettingsTable {
  /** How the error messages of variables say what is allowed, and that there is no choice. */
  private static final Pattern ALLOWED = Pattern.compile(": allowed is (.*)\\.");

  private static final String STRUCTURE = "decides the structure";
  private static final int LONGEST_VALUE = 40;

  private SettingsTable() {}

  static String of(Environments environments) {
    var heading = new ArrayList<>(List.of("setting", "what it is", "allowed"));
    heading.addAll(environments.names());
    return Environments.table(
        heading,
        environments.all(TerraformDocument::variables).entrySet().stream()
            .map(variable -> row(variable, environments)));
  }

  private static List<String> row(Map.Entry<String, Block> variable, Environments environments) {
    Block declared = variable.getValue();
    var cells = new ArrayList<String>();
    cells.add("`%s`%s".formatted(variable.getKey(), decidesStructure(declared) ? " *" : ""));
    cells.add(declared.text("description").orElse(""));
    cells.add(allowed(declared));
    environments.documents().values().stream()
        .map(document -> Optional.ofNullable(document.variables().get(variable.getKey())))
        .map(found -> found.map(block -> shown(block.value("default"))).orElse(""))
        .forEach(cells::add);
    return cells;
  }

  private static boolean decidesStructure(Block variable) {
    return messages(variable).anyMatch(message -> message.contains(STRUCTURE));
  }

  private static String allowed(Block variable) {
    return messages(variable)
        .flatMap(message -> ALLOWED.matcher(message).results())
        .map(result -> result.group(1))
        .findFirst()
        .orElseGet(() -> variable.text("type").orElse(""));
  }

  private static Stream<String> messages(Block variable) {
    return variable.blocks("validation").stream()
        .flatMap(validation -> validation.text("error_message").stream());
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    if (text.isEmpty()) {
      return "–";
    }
    if (text.length() <= LONGEST_VALUE) {
      return "`%s`".formatted(text);
    }
    return value.isContainerNode()
        ? "%d entries".formatted(value.size())
        : "`%s…`".formatted(text.substring(0, LONGEST_VALUE));
  }
}
