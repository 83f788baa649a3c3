package dev.plinth.platforms.microservices;

import dev.plinth.constructs.watching.ConfigRecorder;
import dev.plinth.constructs.watching.ConfigRule;
import dev.plinth.constructs.watching.ConfigRuleProps;
import java.util.Locale;
import java.util.Map;

/**
 * What AWS Config checks while the account lives: the same that the platform promises when it is
 * made, and what nobody can promise, such as that the root user has no access key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html">AWS's
 *     list of rules</a>
 */
final class AccountRules {
  private final MicroservicesPlatform platform;
  private final ConfigRecorder recorder;

  AccountRules(MicroservicesPlatform platform, ConfigRecorder recorder) {
    this.platform = platform;
    this.recorder = recorder;
    people();
    records();
    network();
    services();
    data();
    rule(
        "REQUIRED_TAGS",
        "Everything says whose it is, who pays, and what it must comply with",
        Map.of(
            "tag1Key",
            "Environment",
            "tag2Key",
            "Owner",
            "tag3Key",
            "CostCenter",
            "tag4Key",
            "Compliance"));
  }

  private void people() {
    rule("ROOT_ACCOUNT_MFA_ENABLED", "The root user signs in with an MFA device");
    rule("IAM_ROOT_ACCESS_KEY_CHECK", "The root user has no access key");
    rule("MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS", "Users with a password have an MFA device");
    rule(
        "ACCESS_KEYS_ROTATED",
        "Access keys are no older than 90 days",
        Map.of("maxAccessKeyAge", "90"));
    rule(
        "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
        "No policy of the account's own allows everything");
  }

  private void records() {
    rule("MULTI_REGION_CLOUD_TRAIL_ENABLED", "A trail records calls in all regions");
    rule("CLOUD_TRAIL_ENCRYPTION_ENABLED", "Trails are encrypted with a customer-managed key");
    rule("CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", "A changed record of a trail is found out");
    rule("CLOUDWATCH_LOG_GROUP_ENCRYPTED", "Log groups are encrypted with a key");
    rule("VPC_FLOW_LOGS_ENABLED", "Networks keep a record of connections");
    rule("ELB_LOGGING_ENABLED", "Load balancers keep a record of requests");
  }

  private void network() {
    rule("VPC_DEFAULT_SECURITY_GROUP_CLOSED", "Default security groups admit nothing");
    rule("INCOMING_SSH_DISABLED", "No security group admits SSH from everywhere");
    rule("ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK", "Load balancers send HTTP to HTTPS");
    rule("ALB_HTTP_DROP_INVALID_HEADER_ENABLED", "Load balancers drop malformed headers");
  }

  private void services() {
    rule("ECS_CONTAINER_INSIGHTS_ENABLED", "Clusters are measured by Container Insights");
    rule("ECS_AWSVPC_NETWORKING_ENABLED", "Tasks have a network interface of their own");
    rule("ECS_CONTAINERS_NONPRIVILEGED", "Containers of tasks are not privileged");
    rule("ECS_TASK_DEFINITION_LOG_CONFIGURATION", "Containers of tasks write logs");
    rule("ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED", "Tags of images cannot be moved");
    rule("ECR_PRIVATE_IMAGE_SCANNING_ENABLED", "Images are scanned when they are pushed");
    rule("ECR_PRIVATE_LIFECYCLE_POLICY_CONFIGURED", "Registries drop images that nobody needs");
  }

  private void data() {
    rule("S3_BUCKET_SSL_REQUESTS_ONLY", "Buckets are reached by TLS only");
    rule("S3_BUCKET_PUBLIC_READ_PROHIBITED", "No bucket is readable by the public");
    rule("S3_BUCKET_PUBLIC_WRITE_PROHIBITED", "No bucket is writable by the public");
    rule("S3_BUCKET_VERSIONING_ENABLED", "Buckets keep what is overwritten");
    rule("SECRETSMANAGER_USING_CMK", "Secrets are encrypted with a customer-managed key");
    rule("SNS_ENCRYPTED_KMS", "Topics are encrypted with a key");
    rule("CMK_BACKING_KEY_ROTATION_ENABLED", "Customer-managed keys rotate every year");
    rule("KMS_CMK_NOT_SCHEDULED_FOR_DELETION", "No key is about to be deleted");
  }

  private void rule(String identifier, String description) {
    rule(identifier, description, Map.of());
  }

  private void rule(String identifier, String description, Map<String, String> parameters) {
    String id = identifier.toLowerCase(Locale.ROOT);
    new ConfigRule(
        platform,
        id,
        new ConfigRuleProps(
            platform.name(id.replace('_', '-')), description, identifier, parameters, recorder));
  }
}
