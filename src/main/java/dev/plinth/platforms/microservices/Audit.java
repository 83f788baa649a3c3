package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import com.hashicorp.cdktf.Token;
import dev.plinth.constructs.storage.AuditBucket;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.AuditTrail;
import dev.plinth.constructs.watching.AuditTrailProps;
import dev.plinth.constructs.watching.ConfigRecorder;
import dev.plinth.constructs.watching.ConfigRecorderProps;
import dev.plinth.constructs.watching.EventLog;
import dev.plinth.constructs.watching.EventLogProps;
import dev.plinth.constructs.watching.EventRule;
import dev.plinth.constructs.watching.EventRuleProps;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogMetric;
import dev.plinth.constructs.watching.LogMetricProps;
import dev.plinth.constructs.watching.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What auditors look at: every call to the account, how every resource was set up, and who is told
 * when either is not as it should be. An account has this once, so one of its environments makes
 * it.
 */
final class Audit {
  /** Where the measures of the account are, whichever environment takes them. */
  private static final String NAMESPACE = "Microservices/audit";

  private static final String MFA = "audit_mfa";

  /** AWS Config forgets after seven years whatever one asks for. */
  private static final String DAYS_THAT_CONFIG_REMEMBERS = "${min(var.audit_retention_days, 2557)}";

  /** AWS gives it this name in every account. */
  private static final String CONFIG_ROLE =
      "arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

  private final MicroservicesPlatform platform;
  private final Keys keys;
  private final Topics topics;
  private final Optional<Bucket> bucket;

  Audit(MicroservicesPlatform platform, Keys keys, Stores stores, Topics topics) {
    this.platform = platform;
    this.keys = keys;
    this.topics = topics;
    bucket =
        platform.settings().audit().ownsAccountSingletons()
            ? Optional.of(bucket(stores))
            : Optional.empty();
    bucket.ifPresent(this::keepRecords);
  }

  /** Where records are kept, if this environment keeps them. */
  Optional<Bucket> bucket() {
    return bucket;
  }

  /** Known before the trail is made, for the key that admits it. */
  static String trailName(MicroservicesPlatform platform) {
    return platform.name("trail");
  }

  /** Calls of one kind in the whole account. */
  static Metric calls(AuditedCall call) {
    return Metric.sum(NAMESPACE, call.metric(), Map.of(), Measures.FIVE_MINUTES);
  }

  /** Resources that a rule of AWS Config was found not to hold for. */
  static Metric violations() {
    return Metric.sum(NAMESPACE, "ConfigViolations", Map.of(), Measures.FIVE_MINUTES);
  }

  private void keepRecords(Bucket bucket) {
    var trail =
        new AuditTrail(
            platform,
            "audit",
            new AuditTrailProps(
                platform::name,
                trailName(platform),
                platform.home(),
                bucket,
                keys.storage(),
                number(platform.settings().monitoring().logRetentionDays()),
                keys.logs()));
    for (AuditedCall call : AuditedCall.values()) {
      watch(trail.lines(), call);
    }
    var recorder =
        new ConfigRecorder(
            platform,
            "main",
            new ConfigRecorderProps(
                platform.name("config"),
                bucket,
                keys.storage(),
                Token.asNumber(DAYS_THAT_CONFIG_REMEMBERS),
                roleOfConfig()));
    new AccountRules(platform, recorder);
    violations(new EventLog(platform, "compliance", eventLog()));
  }

  /** What stands in for an environment in another region finds the role that this one has made. */
  private Optional<String> roleOfConfig() {
    var deployment = platform.settings().deployment();
    return Optional.of(CONFIG_ROLE.formatted(deployment.accountId()))
        .filter(role -> !deployment.original().equals(deployment.environment()));
  }

  private Bucket bucket(Stores stores) {
    boolean production = platform.settings().deployment().isProduction();
    platform.addOverride(
        "variable." + MFA,
        Map.of(
            "description",
            "serial number and current code of the root user's MFA device, a space between them,"
                + " when the root user applies: from then on the audit bucket deletes nothing"
                + " without such a code, and keeps everything; give the same text afterwards",
            "type",
            "string",
            "default",
            "",
            "sensitive",
            true,
            "nullable",
            false,
            "validation",
            List.of(
                Map.of(
                    "condition",
                    "${var.%1$s == \"\" || can(regex(\"%2$s\", var.%1$s))}"
                        .formatted(MFA, "^arn:aws:iam::[0-9]{12}:mfa/[^ ]+ [0-9]{6}$"),
                    "error_message",
                    MFA
                        + ": allowed is the ARN of a device, a space and six digits, or nothing."))));
    return AuditBucket.of(
        platform,
        "audit",
        BucketProps.of(stores.bucketName("audit"), keys.storage())
            .withAccessLogs(stores.accessLogs())
            .withDeletableWhenFull(stores.deletable() && !production)
            .withMfa(MFA),
        platform.home(),
        trailName(platform),
        number(platform.settings().audit().auditRetentionDays()));
  }

  private void watch(LogGroup calls, AuditedCall call) {
    count(call.id(), calls, call.pattern(), call.metric());
    alarm(call.id(), call.advice(), calls(call), call.limit(), urgency(call));
  }

  private AlarmTopic urgency(AuditedCall call) {
    return call.isUrgent() ? topics.critical() : topics.warning();
  }

  private void violations(EventLog log) {
    new EventRule(
            platform,
            "config_violations",
            new EventRuleProps(
                platform.name("config-violations"),
                "Resources that a rule of AWS Config does not hold for any more",
                Map.of(
                    "source",
                    List.of("aws.config"),
                    "detail-type",
                    List.of("Config Rules Compliance Change"),
                    "detail",
                    Map.of(
                        "messageType",
                        List.of("ComplianceChangeNotification"),
                        "newEvaluationResult",
                        Map.of("complianceType", List.of("NON_COMPLIANT"))))))
        .into(log);
    count(
        "config_violations",
        log.group(),
        "{ $.detail.newEvaluationResult.complianceType = \"NON_COMPLIANT\" }",
        "ConfigViolations");
    alarm(
        "config_violations",
        "A resource of the account breaks a rule of AWS Config: the log group %s names both. Find"
                .formatted(log.name())
            + " who changed it with the saved query of changes, and change it back.",
        violations(),
        0,
        topics.warning());
  }

  private EventLogProps eventLog() {
    return new EventLogProps(
        platform.name("compliance"),
        number(platform.settings().monitoring().logRetentionDays()),
        keys.logs(),
        platform.home());
  }

  private void count(String id, LogGroup group, String pattern, String metric) {
    new LogMetric(
        platform,
        id,
        new LogMetricProps(
            platform.name(id.replace('_', '-')), group, pattern, NAMESPACE, metric, Map.of()));
  }

  private void alarm(String id, String description, Metric metric, int limit, AlarmTopic topic) {
    new Alarm(
        platform,
        id,
        AlarmProps.above(platform.name(id.replace('_', '-')), description, metric, limit, topic));
  }
}
