package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Map;
import java.util.stream.Stream;

/** Policies that are given to somebody by their ARN. */
final class ManagedPolicies {
  private static final String SOURCE = "aws_iam_policy";

  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "aws_iam_role", "managed_policy_arns",
          "aws_iam_role_policy_attachment", "policy_arn",
          "aws_iam_role_policy_attachments_exclusive", "policy_arns",
          "aws_iam_user_policy_attachment", "policy_arn",
          "aws_iam_group_policy_attachment", "policy_arn",
          "aws_iam_policy_attachment", "policy_arn",
          "aws_ssoadmin_managed_policy_attachment", "managed_policy_arn");

  private ManagedPolicies() {}

  /**
   * A policy that is given.
   *
   * @param resource that gives it
   * @param arn of it, or a reference to a policy of the document; by a data source its name
   */
  record Attached(Resource resource, String arn) {
    boolean isUnknown() {
      return new ResourcePattern(arn).isUnknown();
    }
  }

  /** All of them, in the order of the document. */
  static Stream<Attached> in(TerraformDocument document) {
    return document.resources().stream()
        .filter(ManagedPolicies::isOne)
        .flatMap(resource -> of(document, resource));
  }

  /** Whether a resource gives policies. */
  static boolean isOne(Resource resource) {
    return ARGUMENTS.containsKey(resource.type());
  }

  /** Those that one resource gives. */
  static Stream<Attached> of(TerraformDocument document, Resource resource) {
    String argument = ARGUMENTS.get(resource.type());
    Stream<String> sources =
        document.referred(resource, argument).stream()
            .filter(source -> source.address().startsWith("data.") && source.type().equals(SOURCE))
            .flatMap(
                source ->
                    Stream.concat(source.texts("arn").stream(), source.texts("name").stream()));
    return Stream.concat(
            resource.texts(argument).stream().filter(arn -> !arn.contains("data." + SOURCE)),
            sources)
        .map(arn -> new Attached(resource, arn));
  }
}
