package dev.plinth.policy.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy, whether the document has it as text, as {@code jsonencode} or as a data source.
 *
 * @param statements in their order
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">
 *     IAM JSON policy elements</a>
 */
public record PolicyDocument(List<Statement> statements) {
  private static final String SOURCE = "aws_iam_policy_document";

  /** The policy in an argument; empty where none is written there, or none that can be read. */
  public static Optional<PolicyDocument> of(
      TerraformDocument document, Block block, String argument) {
    return document
        .decoded(block, argument)
        .map(PolicyDocument::written)
        .or(
            () ->
                document.referred(block, argument).stream()
                    .filter(source -> source.type().equals(SOURCE))
                    .findFirst()
                    .map(PolicyDocument::source));
  }

  private static PolicyDocument written(Block policy) {
    return new PolicyDocument(
        policy.blocks("Statement").stream()
            .map(
                statement ->
                    new Statement(
                        statement.text("Sid").orElse(""),
                        statement.text("Effect").orElse(""),
                        statement.texts("Action"),
                        statement.texts("NotAction"),
                        statement.texts("Resource"),
                        statement.texts("NotResource"),
                        principals(statement.value("Principal")),
                        principals(statement.value("NotPrincipal")),
                        conditions(statement.value("Condition"))))
            .toList());
  }

  private static Map<String, List<String>> principals(JsonNode principal) {
    if (principal.isTextual()) {
      return Map.of(principal.textValue(), List.of(principal.textValue()));
    }
    var byType = new LinkedHashMap<String, List<String>>();
    principal.properties().forEach(type -> byType.put(type.getKey(), texts(type.getValue())));
    return byType;
  }

  private static List<Condition> conditions(JsonNode condition) {
    return condition.properties().stream()
        .flatMap(
            operator ->
                operator.getValue().properties().stream()
                    .map(
                        key ->
                            new Condition(operator.getKey(), key.getKey(), texts(key.getValue()))))
        .toList();
  }

  private static List<String> texts(JsonNode oneOrMore) {
    var texts = new ArrayList<String>();
    if (oneOrMore.isArray()) {
      oneOrMore.forEach(text -> texts.add(text.asText()));
    } else {
      texts.add(oneOrMore.asText());
    }
    return List.copyOf(texts);
  }

  private static PolicyDocument source(Resource source) {
    return new PolicyDocument(
        source.blocks("statement").stream()
            .map(
                statement ->
                    new Statement(
                        statement.text("sid").orElse(""),
                        statement.text("effect").orElse("Allow"),
                        statement.texts("actions"),
                        statement.texts("not_actions"),
                        statement.texts("resources"),
                        statement.texts("not_resources"),
                        principals(statement.blocks("principals").stream()),
                        principals(statement.blocks("not_principals").stream()),
                        statement.blocks("condition").stream()
                            .map(
                                condition ->
                                    new Condition(
                                        condition.text("test").orElse(""),
                                        condition.text("variable").orElse(""),
                                        condition.texts("values")))
                            .toList()))
            .toList());
  }

  private static Map<String, List<String>> principals(Stream<Block> blocks) {
    var byType = new LinkedHashMap<String, List<String>>();
    blocks.forEach(block -> byType.put(block.text("type").orElse(""), block.texts("identifiers")));
    return byType;
  }
}
