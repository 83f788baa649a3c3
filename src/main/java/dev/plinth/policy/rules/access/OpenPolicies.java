package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Finding;
import dev.plinth.policy.access.Everybody;
import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies of resources that let anybody in, or may do so. */
final class OpenPolicies {
  private OpenPolicies() {}

  /**
   * What is open.
   *
   * @param certain whether it is so, and does not hang on a value that is known later
   */
  record Opening(String what, boolean certain) {}

  /** What a rule finds where resources of some types have a policy that is open. */
  static Stream<Finding> judge(
      DocumentRule rule, TerraformDocument document, Collection<String> types) {
    return document.resources().stream()
        .filter(resource -> types.contains(resource.type()))
        .flatMap(
            resource ->
                in(document, resource, "policy").stream()
                    .map(
                        open ->
                            new Finding(rule, resource.address(), open.what(), open.certain())));
  }

  /** What the policy in an argument opens; empty where there is none, or a closed one. */
  static Optional<Opening> in(TerraformDocument document, Resource resource, String argument) {
    if (!resource.isSet(argument)) {
      return Optional.empty();
    }
    Optional<PolicyDocument> policy = PolicyDocument.of(document, resource, argument);
    if (policy.isEmpty()) {
      return Optional.of(new Opening("its policy is not known yet", false));
    }
    List<Statement> statements = policy.get().statements();
    return statements.stream()
        .filter(Everybody::isLetInBy)
        .findFirst()
        .map(open -> new Opening("it lets everybody do " + what(open), true))
        .or(
            () ->
                statements.stream()
                    .filter(OpenPolicies::mayLetEverybodyIn)
                    .findFirst()
                    .map(
                        open ->
                            new Opening(
                                "who may do %s is not known yet".formatted(what(open)), false)));
  }

  private static boolean mayLetEverybodyIn(Statement statement) {
    return statement.allows()
        && statement.principals().getOrDefault("AWS", List.of()).stream()
            .anyMatch(principal -> new ResourcePattern(principal).isUnknown());
  }

  private static String what(Statement statement) {
    return statement.actions().stream().findFirst().orElse("more than is named");
  }
}
