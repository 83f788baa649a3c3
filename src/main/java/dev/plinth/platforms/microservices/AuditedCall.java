package dev.plinth.platforms.microservices;

/**
 * Calls to the account that people are told about.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">The
 *     benchmark of the Center for Internet Security that most of them come from</a>
 */
enum AuditedCall {
  FAILED_SIGN_INS(
      "failed_sign_ins",
      "Failed sign-ins",
      "FailedSignIns",
      false,
      3,
      "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }",
      "Somebody gets a password wrong again and again. Find the user and the address in the trail;"
          + " if it is not the user, take the password away."),
  SIGN_INS_WITHOUT_MFA(
      "sign_ins_without_mfa",
      "Sign-ins without MFA",
      "SignInsWithoutMfa",
      false,
      0,
      "{ ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != \"Yes\")"
          + " && ($.userIdentity.type = \"IAMUser\")"
          + " && ($.responseElements.ConsoleLogin = \"Success\") }",
      "A user signed in with a password alone. Give the user an MFA device, or take the password"
          + " away."),
  ROOT_USE(
      "root_use",
      "Use of the root user",
      "RootUse",
      true,
      0,
      "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS)"
          + " && ($.eventType != \"AwsServiceEvent\") }",
      "The root user did something. It is needed for MFA delete and a few things of the account"
          + " alone: ask its owner at once whether it was them."),
  UNAUTHORIZED_CALLS(
      "unauthorized_calls",
      "Refused calls",
      "UnauthorizedCalls",
      false,
      10,
      "{ (($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\"))"
          + " && ($.sourceIPAddress != \"delivery.logs.amazonaws.com\")"
          + " && ($.eventName != \"HeadBucket\") }",
      "Many calls were refused. Group them by caller in the trail: a role that lost a right after a"
          + " deployment, or somebody who looks around."),
  SECURITY_GROUP_CHANGES(
      "security_group_changes",
      "Changes of security groups",
      "SecurityGroupChanges",
      false,
      0,
      "{ ($.eventName = AuthorizeSecurityGroupIngress)"
          + " || ($.eventName = AuthorizeSecurityGroupEgress)"
          + " || ($.eventName = RevokeSecurityGroupIngress)"
          + " || ($.eventName = RevokeSecurityGroupEgress)"
          + " || ($.eventName = ModifySecurityGroupRules)"
          + " || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }",
      "A security group was changed. If no apply of the platform was under way, find who did it in"
          + " the trail and apply again."),
  NETWORK_CHANGES(
      "network_changes",
      "Changes of the network",
      "NetworkChanges",
      false,
      0,
      "{ ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAclEntry)"
          + " || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = CreateRoute)"
          + " || ($.eventName = ReplaceRoute) || ($.eventName = DeleteRoute)"
          + " || ($.eventName = AttachInternetGateway)"
          + " || ($.eventName = CreateVpcPeeringConnection)"
          + " || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = DeleteFlowLogs) }",
      "Routes, network ACLs, gateways or flow logs were changed. If no apply of the platform was"
          + " under way, find who did it in the trail and apply again."),
  IAM_CHANGES(
      "iam_changes",
      "Changes of rights",
      "IamChanges",
      false,
      0,
      "{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy)"
          + " || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy)"
          + " || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy)"
          + " || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy)"
          + " || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion)"
          + " || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy)"
          + " || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy)"
          + " || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy)"
          + " || ($.eventName = CreateUser) || ($.eventName = CreateAccessKey)"
          + " || ($.eventName = UpdateAssumeRolePolicy) }",
      "Rights of roles or users were changed. If no apply of the platform was under way, find who"
          + " did it in the trail and apply again."),
  KEY_DELETIONS(
      "key_deletions",
      "Deletions of keys",
      "KeyDeletions",
      true,
      0,
      "{ ($.eventSource = \"kms.amazonaws.com\") && (($.eventName = DisableKey)"
          + " || ($.eventName = ScheduleKeyDeletion)) }",
      "A key was disabled or will be deleted, and with it everything that it encrypts. Cancel the"
          + " deletion (aws kms cancel-key-deletion) and enable it, then ask who wanted it."),
  AUDIT_CHANGES(
      "audit_changes",
      "Changes of the records",
      "AuditChanges",
      true,
      0,
      "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) || ($.eventName = UpdateTrail)"
          + " || ($.eventName = PutEventSelectors)"
          + " || ($.eventName = StopConfigurationRecorder)"
          + " || ($.eventName = DeleteConfigurationRecorder)"
          + " || ($.eventName = DeleteDeliveryChannel) }",
      "Somebody changed or stopped the records of this account. Start them again by an apply, and"
          + " look at what that caller did before and after."),
  BUCKET_POLICY_CHANGES(
      "bucket_policy_changes",
      "Changes of buckets",
      "BucketPolicyChanges",
      false,
      0,
      "{ ($.eventSource = \"s3.amazonaws.com\") && (($.eventName = PutBucketAcl)"
          + " || ($.eventName = PutBucketPolicy) || ($.eventName = DeleteBucketPolicy)"
          + " || ($.eventName = PutBucketPublicAccessBlock)"
          + " || ($.eventName = DeleteBucketPublicAccessBlock)"
          + " || ($.eventName = PutBucketVersioning) || ($.eventName = PutBucketLifecycle)) }",
      "Who may read a bucket, or what it keeps, was changed. If no apply of the platform was under"
          + " way, find who did it in the trail and apply again.");

  private final String id;
  private final String title;
  private final String metric;
  private final boolean urgent;
  private final int limit;
  private final String pattern;
  private final String advice;

  AuditedCall(
      String id,
      String title,
      String metric,
      boolean urgent,
      int limit,
      String pattern,
      String advice) {
    this.id = id;
    this.title = title;
    this.metric = metric;
    this.urgent = urgent;
    this.limit = limit;
    this.pattern = pattern;
    this.advice = advice;
  }

  /** Address of what counts them. */
  String id() {
    return id;
  }

  /** What people read above their graph. */
  String title() {
    return title;
  }

  /** What the count is called. */
  String metric() {
    return metric;
  }

  /** Whether somebody is called at night. */
  boolean isUrgent() {
    return urgent;
  }

  /** How many in five minutes are nothing unusual. */
  int limit() {
    return limit;
  }

  /** Which lines of the trail, in the language of CloudWatch Logs. */
  String pattern() {
    return pattern;
  }

  /** What it means and what to do first. */
  String advice() {
    return advice;
  }
}
