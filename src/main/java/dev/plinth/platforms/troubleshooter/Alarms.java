package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.Tag;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.Measure;
import dev.plinth.constructs.watching.MetricRatio;
import dev.plinth.constructs.watching.MetricSum;
import dev.plinth.constructs.watching.SpendingLimit;
import dev.plinth.constructs.watching.SpendingLimitProps;
import dev.plinth.environment.troubleshooter.FunctionSettings;
import dev.plinth.environment.troubleshooter.MonitoringSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What somebody is told of. Each alarm is about something that hurts callers, or will; what only
 * explains it is on the dashboard.
 */
final class Alarms {
  /** Longer than two minutes: a third value in a row, a minute each, says so. */
  private static final int MORE_THAN_TWO_MINUTES = 3;

  private static final int FIVE_VALUES = 5;

  /** DynamoDB fails now and then, and programs try again. */
  private static final int SINGLE_FAILURES = 5;

  private static final int MANY_PERCENT = 10;

  private final TroubleshooterPlatform platform;
  private final MonitoringSettings settings;
  private final Measures measures;
  private final Alerts alerts;
  private final List<String> names = new ArrayList<>();

  Alarms(TroubleshooterPlatform platform, Measures measures, Alerts alerts) {
    this.platform = platform;
    this.settings = platform.settings().monitoring();
    this.measures = measures;
    this.alerts = alerts;
    answers();
    tasks();
    tables();
    measures.models().forEach(this::model);
    platform.settings().functions().forEach(this::function);
    frontend();
    spending();
  }

  /** The ARNs of those in the platform's region, for the page that shows whether one is on. */
  List<String> arns() {
    return names.stream().map(name -> platform.home().arn("cloudwatch", "alarm:" + name)).toList();
  }

  private void answers() {
    alarm(
        "slow-answers",
        above(
            "slow-answers",
            "One of twenty callers waits longer than latency_p95_milliseconds. Look at the"
                + " dashboard: if the backend's part of the time is as long, at CPU, then at models"
                + " and tables; else at WAF and at the authorizer. The saved query slow-requests"
                + " names the routes.",
            measures.api("Latency").withStatistic("p95"),
            number(settings.latencyP95Milliseconds())));
    alarm(
        "high-5xx",
        above(
            "high-5xx",
            "Callers get errors. The saved query failed-requests says which routes and why: 502 and"
                + " 504 are of the way to the service (its targets, its certificate, its time-out),"
                + " 500 and 503 mostly of the service itself: look at its log group.",
            measures.apiRate("Requests that failed (%)", "5XXError"),
            number(settings.high5xxPercent())));
  }

  private void tasks() {
    alarm(
        "task-difference",
        above(
                "task-difference",
                "The service does not run the tasks that it should. Look at its events: no"
                    + " capacity, no image, or tasks that stop, whose reason is at the stopped"
                    + " tasks and in its log group. Until the service is first heard of, it is on.",
                measures.taskDifference(),
                0)
            .withPeriods(MORE_THAN_TWO_MINUTES)
            .withMissingData(platform.silenceOfTasks()));
    alarm(
        "unhealthy-tasks",
        above(
                "unhealthy-tasks",
                "A task does not answer its health check and is replaced. If it goes on, ask its"
                    + " health path from inside the task and look at its log group.",
                measures
                    .targets("UnHealthyHostCount")
                    .withStatistic("Maximum")
                    .withPeriod(Measures.ONE_MINUTE),
                0)
            .withPeriods(FIVE_VALUES));
  }

  private void tables() {
    alarm(
        "table-throttles",
        above(
            "table-throttles",
            "A table refuses requests. Look for a hot key: one session or budget that is asked all"
                + " the time. An on-demand table doubles its capacity within minutes, a single key"
                + " never gets more.",
            new MetricSum(
                "Throttled requests",
                Stream.of("ReadThrottleEvents", "WriteThrottleEvents")
                    .flatMap(
                        metric ->
                            Stream.concat(
                                measures.tables(metric).stream(),
                                Stream.of(measures.index(metric))))
                    .toList()),
            0));
    alarm(
        "table-errors",
        above(
            "table-errors",
            "DynamoDB fails to answer. Look at the AWS health page: programs try again, and can do"
                + " no more.",
            new MetricSum(
                "Requests that DynamoDB failed",
                measures.operations(
                    "SystemErrors",
                    List.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"))),
            SINGLE_FAILURES));
  }

  private void model(String model) {
    String id = "model-" + model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    alarm(
        id,
        above(
            id,
            "Bedrock refuses or fails one of ten requests to %s. Look at which on the dashboard:"
                    .formatted(model)
                + " throttled (ask for a higher quota, or use an inference profile of more"
                + " regions), the caller's fault (is the model enabled in the account, and in every"
                + " region of the profile?), or Bedrock's own.",
            new MetricRatio(
                "Requests that the model did not answer (%)",
                MetricSum.of(
                    "Not answered",
                    measures.model("InvocationThrottles", model),
                    measures.model("InvocationClientErrors", model),
                    measures.model("InvocationServerErrors", model)),
                // AWS counts what is throttled as no invocation, and of what fails it says both: at
                // worst a model that answers nothing is at 50 %.
                MetricSum.of(
                    "Asked",
                    measures.model("Invocations", model),
                    measures.model("InvocationThrottles", model),
                    measures.model("InvocationClientErrors", model),
                    measures.model("InvocationServerErrors", model))),
            MANY_PERCENT));
  }

  private void function(FunctionSettings function) {
    String id = "function-" + function.name();
    alarm(
        id,
        above(
            id,
            "The function %s fails, or Lambda refuses to run it. Look at its log group; without"
                    .formatted(function.name())
                + " errors there it is throttled: raise its reserved_concurrency, or the quota of"
                + " the account.",
            new MetricRatio(
                "Runs that failed (%)",
                MetricSum.of(
                    "Failed",
                    measures.function("Errors", function),
                    measures.function("Throttles", function)),
                // What is throttled is no invocation to CloudWatch.
                MetricSum.of(
                    "Asked",
                    measures.function("Invocations", function),
                    measures.function("Throttles", function))),
            number(settings.high5xxPercent())));
  }

  private void frontend() {
    new Alarm(
        platform,
        "frontend_errors",
        AlarmProps.above(
            platform.name("frontend-errors"),
            "People cannot load the web application. S3 answers CloudFront with errors: look at the"
                + " AWS health page, then at the bucket's policy and key.",
            measures.cdn("5xxErrorRate"),
            number(settings.high5xxPercent()),
            alerts.global()));
  }

  private void spending() {
    new SpendingLimit(
        platform,
        "monthly",
        new SpendingLimitProps(
            platform.name("monthly-budget"),
            platform.name("billing"),
            number(settings.monthlyBudgetUsd()),
            settings.monthlyBudgetUsd().reference(),
            new Tag("Environment", platform.tags().get("Environment")),
            alerts.global()));
  }

  private AlarmProps above(String part, String description, Measure measure, Number threshold) {
    return AlarmProps.above(platform.name(part), description, measure, threshold, alerts.topic());
  }

  private void alarm(String id, AlarmProps props) {
    names.add(props.name());
    new Alarm(platform, id.replace('-', '_'), props);
  }
}
