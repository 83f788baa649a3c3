package dev.plinth.review;

import dev.plinth.review.Control.Measure;
import java.util.List;

/** The controls that the microservices platform answers to. */
public final class Controls {
  private Controls() {}

  /** NIST SP 800-53. */
  public static List<Control> nist() {
    return List.of(
        new Control(
            "AC-2",
            "Account management",
            List.of(
                Measure.of(
                    "Each service has a role for its tasks and one for what starts them; builds and"
                        + " pipelines have their own. None is shared between services.",
                    "aws_iam_role.<service>_task",
                    "aws_iam_role.<service>_execution",
                    "aws_iam_role.<service>_build",
                    "aws_iam_role.<service>_pipeline"),
                Measure.of(
                    "People act in roles that end with their session; there are no users and no"
                        + " access keys.",
                    "aws_iam_role.approver",
                    "aws_iam_role.operator"),
                Measure.of(
                    "Changes of rights and old access keys are told.",
                    "aws_cloudwatch_metric_alarm.iam_changes",
                    "aws_config_config_rule.access_keys_rotated")),
            List.of(43, 50, 54)),
        new Control(
            "AC-3",
            "Access enforcement",
            List.of(
                Measure.of(
                    "Policies name actions and resources; those of services name the account that"
                        + " they act for.",
                    "aws_iam_role_policy.<service>_*"),
                Measure.of(
                    "A service's own security group alone admits connections, and on its port only.",
                    "aws_security_group.<service>_service",
                    "aws_vpc_security_group_ingress_rule.<service>_*"),
                Measure.of(
                    "Registries and secrets say themselves who may read them.",
                    "aws_ecr_repository_policy.<service>",
                    "aws_secretsmanager_secret_policy.<service>")),
            List.of(10, 20, 35, 43, 50)),
        new Control(
            "AU-2",
            "Audit events",
            List.of(
                Measure.of(
                    "A trail records every call that manages a resource, in all regions.",
                    "aws_cloudtrail.*"),
                Measure.of("The flow log records every connection.", "aws_flow_log.*"),
                Measure.of(
                    "Services, builds and operators' sessions have log groups.",
                    "aws_cloudwatch_log_group.<service>_service",
                    "aws_cloudwatch_log_group.<service>_build",
                    "aws_cloudwatch_log_group.sessions"),
                Measure.of(
                    "The load balancer and the buckets record each request.",
                    "aws_s3_bucket.logs",
                    "aws_s3_bucket_logging.*"),
                Measure.of(
                    "Failed tasks, deployments, builds and pipelines are recorded as events.",
                    "aws_cloudwatch_log_group.events",
                    "aws_cloudwatch_event_rule.*")),
            List.of(9, 29, 31, 36)),
        new Control(
            "AU-9",
            "Protection of audit information",
            List.of(
                Measure.of(
                    "Records are encrypted with customer-managed keys.",
                    "aws_kms_key.cloudwatch",
                    "aws_kms_key.s3",
                    "aws_s3_bucket_server_side_encryption_configuration.audit"),
                Measure.of(
                    "The audit bucket keeps versions, takes TLS only, is closed to the public, and"
                        + " lets nothing write but the trail and the recorder of this account.",
                    "aws_s3_bucket_versioning.audit",
                    "aws_s3_bucket_policy.audit",
                    "aws_s3_bucket_public_access_block.audit"),
                Measure.of(
                    "Versions can be deleted with a code of the root user's MFA device only, once"
                        + " the root user has switched that on: nobody else can"
                        + " ([how](operations.md)).",
                    "aws_s3_bucket_versioning.audit"),
                Measure.of(
                    "Records stay for as long as is set, and a changed one is found out by its"
                        + " signature.",
                    "aws_s3_bucket_lifecycle_configuration.audit",
                    "aws_config_config_rule.cloud_trail_log_file_validation_enabled"),
                Measure.of(
                    "People are told at once when somebody stops or changes the records.",
                    "aws_cloudwatch_metric_alarm.audit_changes")),
            List.of(5, 9, 52, 53)),
        new Control(
            "CM-2",
            "Baseline configuration",
            List.of(
                Measure.of(
                    "AWS Config records every resource of the account and each change of it.",
                    "aws_config_configuration_recorder.*",
                    "aws_config_configuration_recorder_status.*",
                    "aws_config_delivery_channel.*"),
                Measure.of(
                    "Rules hold resources against the baseline, and what breaks one is told.",
                    "aws_config_config_rule.*",
                    "aws_cloudwatch_metric_alarm.config_violations"),
                Measure.of(
                    "The baseline itself is this configuration: reviewed as JSON in a pull request,"
                        + " its state versioned, encrypted and locked by the bootstrap stack.")),
            List.of(1, 46, 51, 55, 56)),
        new Control(
            "IA-2",
            "Identification and authentication",
            List.of(
                Measure.of(
                    "In production people's roles can only be assumed with MFA.",
                    "aws_iam_role.approver",
                    "aws_iam_role.operator"),
                Measure.of(
                    "Sign-ins without MFA, failed ones, and any use of the root user are told.",
                    "aws_cloudwatch_metric_alarm.sign_ins_without_mfa",
                    "aws_cloudwatch_metric_alarm.failed_sign_ins",
                    "aws_cloudwatch_metric_alarm.root_use"),
                Measure.of(
                    "AWS Config looks for users and a root user without MFA.",
                    "aws_config_config_rule.mfa_enabled_for_iam_console_access",
                    "aws_config_config_rule.root_account_mfa_enabled",
                    "aws_config_config_rule.iam_root_access_key_check")),
            List.of(50, 54)),
        new Control(
            "SC-7",
            "Boundary protection",
            List.of(
                Measure.of(
                    "Tasks run in private subnets; only the load balancer is in public ones.",
                    "aws_vpc.main",
                    "aws_subnet.private_*",
                    "aws_subnet.public_*",
                    "aws_nat_gateway.*"),
                Measure.of(
                    "Security groups let each part reach the next and nothing else; network ACLs"
                        + " stand behind them; the default group admits nothing.",
                    "aws_security_group.*",
                    "aws_network_acl.*",
                    "aws_default_security_group.main"),
                Measure.of(
                    "AWS services are reached through endpoints in the network.",
                    "aws_vpc_endpoint.*")),
            List.of(8, 10, 27, 28, 34, 35, 42, 49)),
        new Control(
            "SC-8",
            "Transmission confidentiality",
            List.of(
                Measure.of(
                    "Users come by HTTPS with TLS 1.2 or later; HTTP is sent there.",
                    "aws_lb_listener.https",
                    "aws_lb_listener.http"),
                Measure.of(
                    "Buckets and topics refuse what does not come by TLS.",
                    "aws_s3_bucket_policy.*",
                    "aws_sns_topic_policy.*")),
            List.of(6, 40)),
        new Control(
            "SC-13",
            "Cryptographic protection",
            List.of(
                Measure.of(
                    "Customer-managed keys, one for each kind of reader, rotate every year.",
                    "aws_kms_key.*"),
                Measure.of(
                    "A key that is disabled or about to be deleted is told at once.",
                    "aws_cloudwatch_metric_alarm.key_deletions",
                    "aws_config_config_rule.cmk_backing_key_rotation_enabled")),
            List.of(5, 6, 52)),
        new Control(
            "SC-28",
            "Protection of information at rest",
            List.of(
                Measure.of(
                    "Images, secrets, disks of tasks, lines, messages and objects are encrypted with"
                        + " these keys.",
                    "aws_ecr_repository.<service>",
                    "aws_secretsmanager_secret.<service>",
                    "aws_ecs_cluster.main",
                    "aws_cloudwatch_log_group.*",
                    "aws_sns_topic.*",
                    "aws_s3_bucket_server_side_encryption_configuration.*")),
            List.of(5, 52)));
  }

  /** SOC 2, the common criteria. */
  public static List<Control> soc2() {
    return List.of(
        new Control(
            "CC6.1",
            "Logical access controls",
            List.of(
                Measure.of(
                    "Programs and people have roles with what they need, people in production with"
                        + " MFA only.",
                    "aws_iam_role.<service>_task",
                    "aws_iam_role.approver",
                    "aws_iam_role.operator"),
                Measure.of(
                    "Secrets are read by the service that they belong to.",
                    "aws_secretsmanager_secret_policy.<service>")),
            List.of(26, 43, 44, 45, 50, 54)),
        new Control(
            "CC6.6",
            "Encryption",
            List.of(
                Measure.of("What is kept is encrypted.", "aws_kms_key.*"),
                Measure.of("What users send is encrypted.", "aws_lb_listener.https")),
            List.of(5, 6, 40, 52)),
        new Control(
            "CC6.7",
            "Transmission security",
            List.of(
                Measure.of(
                    "Connections stay in the network, between groups that know each other.",
                    "aws_vpc.main",
                    "aws_security_group.*",
                    "aws_vpc_endpoint.*")),
            List.of(8, 10, 27, 35, 36)),
        new Control(
            "CC7.2",
            "System monitoring",
            List.of(
                Measure.of(
                    "Each service, the cluster, the load balancer and the account have alarms, in"
                        + " three topics for who must hear of them.",
                    "aws_cloudwatch_metric_alarm.<service>_*",
                    "aws_cloudwatch_metric_alarm.*",
                    "aws_sns_topic.*"),
                Measure.of(
                    "Five dashboards show them to operators, to management and to security.",
                    "aws_cloudwatch_dashboard.*"),
                Measure.of("Clusters are measured by Container Insights.", "aws_ecs_cluster.main")),
            List.of(11, 30, 32, 33)),
        new Control(
            "CC8.1",
            "Change management",
            List.of(
                Measure.of(
                    "Infrastructure changes by reviewed code, and Terraform shows each change"
                        + " before it is made."),
                Measure.of(
                    "Programs change by pipelines alone, which test and scan images, and wait for"
                        + " approval in production.",
                    "aws_codepipeline.<service>",
                    "aws_codebuild_project.<service>",
                    "aws_iam_role.approver"),
                Measure.of(
                    "An image cannot be changed under its tag, and a bad version goes back by"
                        + " itself.",
                    "aws_ecr_repository.<service>",
                    "aws_ecs_service.<service>")),
            List.of(7, 12, 13, 14, 15, 16, 18, 25)));
  }

  /** What an auditor may ask to see, and where it is. */
  public static List<Measure> evidence() {
    return List.of(
        Measure.of(
            "Calls to the account: the trail, in the audit bucket and in its log group",
            "aws_cloudtrail.*",
            "aws_s3_bucket.audit",
            "aws_cloudwatch_log_group.audit"),
        Measure.of(
            "How resources were set up: snapshots of AWS Config, in the audit bucket",
            "aws_config_delivery_channel.*"),
        Measure.of("Connections: the flow log", "aws_cloudwatch_log_group.flow_log"),
        Measure.of(
            "What services did: their log groups", "aws_cloudwatch_log_group.<service>_service"),
        Measure.of(
            "What operators did in tasks: recorded sessions", "aws_cloudwatch_log_group.sessions"),
        Measure.of("Changes of infrastructure: versions of the Terraform state, and git"),
        Measure.of("Deployments: the history of each pipeline", "aws_codepipeline.<service>"));
  }
}
