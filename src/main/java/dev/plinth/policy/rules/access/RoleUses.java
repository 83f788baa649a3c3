package dev.plinth.policy.rules.access;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a document names its roles. */
final class RoleUses {
  /** What belongs to a role, and does not use it. */
  private static final Set<String> PARTS =
      Set.of(
          "aws_iam_role",
          "aws_iam_role_policy",
          "aws_iam_role_policies_exclusive",
          "aws_iam_role_policy_attachment",
          "aws_iam_role_policy_attachments_exclusive",
          "aws_iam_policy_attachment");

  private static final String TYPE = "aws_iam_role.";
  private static final Pattern ADDRESS = Pattern.compile("aws_iam_role\\.[\\w-]+");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\w+=,.@-]+");

  private RoleUses() {}

  /** Those of some roles that nothing names, neither by reference nor by name. */
  static List<Resource> without(TerraformDocument document, List<Resource> roles) {
    if (roles.isEmpty()) {
      return List.of();
    }
    String text = text(document);
    Set<String> addresses = addresses(text);
    List<Resource> rest =
        roles.stream().filter(role -> !addresses.contains(TYPE + role.name())).toList();
    Set<String> names = rest.isEmpty() ? Set.of() : names(text, rest);
    return rest.stream()
        .filter(role -> role.text("name").filter(names::contains).isEmpty())
        .toList();
  }

  private static String text(TerraformDocument document) {
    return Stream.of(
            document.resources().stream().filter(resource -> !PARTS.contains(resource.type())),
            document.outputs().values().stream(),
            Stream.of(document.locals()))
        .flatMap(blocks -> blocks)
        .flatMap(block -> block.everyText().stream())
        .map(Block.Text::value)
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> addresses(String text) {
    return ADDRESS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** The names of roles that stand somewhere: an ARN ends in one. */
  private static Set<String> names(String text, List<Resource> roles) {
    Set<String> wanted =
        roles.stream().flatMap(role -> role.text("name").stream()).collect(Collectors.toSet());
    return BETWEEN_NAMES.splitAsStream(text).filter(wanted::contains).collect(Collectors.toSet());
  }
}
