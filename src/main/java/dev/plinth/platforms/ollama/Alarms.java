package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.Tag;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.MetricSum;
import dev.plinth.constructs.watching.SpendingLimit;
import dev.plinth.constructs.watching.SpendingLimitProps;
import dev.plinth.environment.ollama.MonitoringSettings;

/** What people are told about, beside the CPU alarms that scale the fleet. */
final class Alarms {
  /** The alarm that also rolls a replacement of instances back. */
  static final String ERRORS = "alb-high-5xx";

  private static final int THREE_PERIODS = 3;

  private final OllamaPlatform platform;
  private final MonitoringSettings settings;
  private final Measures measures;

  Alarms(OllamaPlatform platform, Measures measures, AlarmTopic alerts, AlarmTopic globalAlerts) {
    this.platform = platform;
    this.settings = platform.settings().monitoring();
    this.measures = measures;
    instances(alerts);
    requests(alerts);
    stores(alerts);
    cdn(globalAlerts);
    new SpendingLimit(
        platform,
        "monthly",
        new SpendingLimitProps(
            platform.name("monthly-budget"),
            platform.name("billing"),
            number(settings.monthlyBudgetUsd()),
            settings.monthlyBudgetUsd().reference(),
            new Tag("Environment", platform.tags().get("Environment")),
            globalAlerts));
  }

  private void instances(AlarmTopic topic) {
    new Alarm(
        platform,
        "high_memory",
        AlarmProps.above(
                platform.name("high-memory"),
                "Instances run out of memory. Lower the context length or the parallel requests, or"
                    + " take a larger instance type.",
                measures.own("mem_used_percent"),
                number(settings.highMemoryPercent()),
                topic)
            .withPeriods(THREE_PERIODS));
  }

  private void requests(AlarmTopic topic) {
    new Alarm(
        platform,
        "alb_unhealthy_targets",
        AlarmProps.above(
                platform.name("alb-unhealthy-targets"),
                "An instance does not answer its health check and will be replaced. If it goes on,"
                    + " look at the log group of the application.",
                measures.chat("UnHealthyHostCount").withStatistic("Maximum"),
                0,
                topic)
            .withPeriods(THREE_PERIODS));
    new Alarm(
        platform,
        "alb_high_5xx",
        AlarmProps.above(
            platform.name(ERRORS),
            "Users get errors. Look at the log group of the application, then at the healthy"
                + " targets. A replacement of instances that is under way is rolled back.",
            MetricSum.of(
                "Answers of class 5xx",
                measures.balancer("HTTPCode_Target_5XX_Count"),
                measures.balancer("HTTPCode_ELB_5XX_Count")),
            number(settings.high5xxCount()),
            topic));
  }

  private void stores(AlarmTopic topic) {
    new Alarm(
        platform,
        "dynamodb_throttling",
        AlarmProps.above(
            platform.name("dynamodb-throttling"),
            "The table refuses requests. Look for a hot key: an on-demand table doubles its"
                + " capacity within minutes.",
            MetricSum.of(
                "Throttled requests",
                measures.table("ReadThrottleEvents"),
                measures.table("WriteThrottleEvents")),
            0,
            topic));
    new Alarm(
        platform,
        "s3_upload_failures",
        AlarmProps.above(
            platform.name("s3-upload-failures"),
            "Requests to the bucket fail. Class 4xx: look at the instances' role and the key; class"
                + " 5xx: S3 has a problem, uploads are tried again.",
            MetricSum.of(
                "Failed requests", measures.requests("4xxErrors"), measures.requests("5xxErrors")),
            5,
            topic));
  }

  private void cdn(AlarmTopic topic) {
    new Alarm(
        platform,
        "cloudfront_low_cache_hit_ratio",
        AlarmProps.below(
                platform.name("cloudfront-low-cache-hit-ratio"),
                "The CDN asks the bucket too often. Look at the Cache-Control headers of new"
                    + " objects.",
                measures.cdn("CacheHitRate"),
                number(settings.lowCacheHitPercent()),
                topic)
            .withPeriods(THREE_PERIODS));
    new Alarm(
        platform,
        "cloudfront_high_error_rate",
        AlarmProps.above(
            platform.name("cloudfront-high-error-rate"),
            "Readers get errors from the CDN. 403: objects are missing, or the bucket policy or the"
                + " key does not admit it; 5xx: S3 has a problem.",
            measures.cdn("TotalErrorRate"),
            number(settings.highCdnErrorPercent()),
            topic));
  }
}
