package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which changes decide who may do what: they are pointed out, whatever else a plan has. */
final class SecurityMark {
  private static final Pattern TYPE =
      Pattern.compile(
          "aws_(?:.*security_group.*|iam_.*|kms_.*|network_acl.*|.*_policy_attachment"
              + "|(?:s3_bucket|sns_topic|sqs_queue|ecr_repository|ecr_registry|backup_vault|kms_key"
              + "|secretsmanager_secret|dynamodb_resource|lambda|cloudwatch_log_resource|efs_file_system"
              + "|api_gateway_rest_api|opensearchserverless_(?:access|security))_policy"
              + "|dynamodb_resource_policy|cloudwatch_log_resource_policy"
              + "|s3_(?:bucket|account)_public_access_block|s3_bucket_(?:acl|ownership_controls)"
              + "|lambda_permission|secretsmanager_.*|wafv2_.*|cloudtrail|config_.*|guardduty_.*"
              + "|api_gateway_(?:authorizer|api_key|usage_plan.*)|key_pair|acm_certificate.*)");

  /** Attributes of any resource that decide so as well. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?:.*_)?(?:policy|policy_arns?|policies|public_access|publicly_accessible"
              + "|map_public_ip_on_launch|associate_public_ip_address|kms_key(?:_id|_arn)?"
              + "|kms_master_key_id|encrypted|encryption|storage_encrypted|at_rest_encryption_enabled"
              + "|transit_encryption_enabled|deletion_protection(?:_enabled)?|security_groups?"
              + "|security_group_ids|ingress|egress|ssl_policy|viewer_certificate|metadata_options"
              + "|iam_instance_profile|role(?:_arn)?|authorization|api_key_required"
              + "|enable_execute_command|internal)");

  private static final Set<String> WORLD = Set.of("0.0.0.0/0", "::/0");

  private SecurityMark() {}

  /**
   * What is to be looked at, in words; empty where security is not concerned.
   *
   * @param changes of its attributes
   */
  static Optional<String> of(PlannedResource resource, AttributeChanges changes) {
    if (opensToTheWorld(resource)) {
      return Optional.of("opens to the whole world");
    }
    if (TYPE.matcher(resource.type()).matches()) {
      return resource.kind() == ChangeKind.MOVED
          ? Optional.empty()
          : Optional.of(resource.kind().meaning());
    }
    List<String> touched =
        changes.attributes().stream().filter(name -> ATTRIBUTE.matcher(name).matches()).toList();
    return resource.kind() != ChangeKind.UPDATED || touched.isEmpty()
        ? Optional.empty()
        : Optional.of("changes " + String.join(", ", touched));
  }

  /** Ways in, not ways out: an answer from anywhere is asked for by somebody here. */
  private static boolean opensToTheWorld(PlannedResource resource) {
    return switch (resource.type()) {
      case "aws_vpc_security_group_ingress_rule" -> opens(resource, "");
      case "aws_security_group_rule" ->
          resource.after().path("type").asText().equals("ingress") && opens(resource, "");
      case "aws_security_group", "aws_default_security_group" -> opens(resource, "ingress");
      default -> false;
    };
  }

  private static boolean opens(PlannedResource resource, String attribute) {
    return admitsAll(at(resource.after(), attribute))
        && !admitsAll(at(resource.before(), attribute));
  }

  private static JsonNode at(JsonNode side, String attribute) {
    return attribute.isEmpty() ? side : side.path(attribute);
  }

  private static boolean admitsAll(JsonNode value) {
    if (value.isTextual()) {
      return WORLD.contains(value.asText());
    }
    for (JsonNode part : value) {
      if (admitsAll(part)) {
        return true;
      }
    }
    return false;
  }
}
