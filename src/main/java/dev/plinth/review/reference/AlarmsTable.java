package dev.plinth.review.reference;

import dev.plinth.review.ServiceNames;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarms: when each goes off, in the most serious environment, and what to do then. */
final class AlarmsTable {
  private static final String TYPE = "aws_cloudwatch_metric_alarm";

  private final Environments environments;

  private AlarmsTable(Environments environments) {
    this.environments = environments;
  }

  /** Empty for a platform without alarms. */
  static Optional<String> of(Environments environments) {
    Map<String, Resource> alarms = environments.all(AlarmsTable::alarms);
    return alarms.isEmpty()
        ? Optional.empty()
        : Optional.of(new AlarmsTable(environments).table(alarms));
  }

  private static Map<String, Resource> alarms(TerraformDocument document) {
    var services = ServiceNames.of(document);
    var alarms = new LinkedHashMap<String, Resource>();
    document
        .resources(TYPE)
        .forEach(alarm -> alarms.putIfAbsent(services.folded(alarm.name()), alarm));
    return alarms;
  }

  private String table(Map<String, Resource> alarms) {
    var services = ServiceNames.of(environments.last());
    return Environments.table(
        List.of("alarm", "goes off when", "what to do"),
        alarms.entrySet().stream()
            .map(
                alarm ->
                    List.of(
                        "`%s`%s"
                            .formatted(
                                folded(services, alarm.getValue(), "alarm_name"),
                                environments.where(
                                    document -> alarms(document).containsKey(alarm.getKey()))),
                        condition(alarm.getValue()),
                        // Outside of code, Markdown would take the placeholder for HTML.
                        folded(services, alarm.getValue(), "alarm_description")
                            .replace(
                                ServiceNames.PLACEHOLDER, "`" + ServiceNames.PLACEHOLDER + "`"))));
  }

  private static String folded(ServiceNames services, Resource alarm, String argument) {
    return services.foldedText(alarm.text(argument).orElse(""), alarm.name());
  }

  private static String condition(Resource alarm) {
    int periods = alarm.number("evaluation_periods").orElse(1);
    int needed = alarm.number("datapoints_to_alarm").orElse(periods);
    String duration =
        needed == periods ? "%d".formatted(periods) : "%d of %d".formatted(needed, periods);
    return "%s %s %s, %s × %d s"
        .formatted(
            measure(alarm),
            sign(alarm),
            alarm.value("threshold").asText("?"),
            duration,
            seconds(alarm));
  }

  private static String measure(Resource alarm) {
    return alarm
        .text("metric_name")
        .map(name -> "%s (%s)".formatted(name, statistic(alarm)))
        .orElseGet(
            () ->
                alarm.blocks("metric_query").stream()
                    .filter(query -> query.isTrue("return_data"))
                    .flatMap(query -> query.text("label").stream())
                    .findFirst()
                    .orElse("an expression"));
  }

  private static String statistic(Resource alarm) {
    return alarm.text("statistic").or(() -> alarm.text("extended_statistic")).orElse("?");
  }

  private static int seconds(Resource alarm) {
    return alarm
        .number("period")
        .orElseGet(
            () ->
                alarm.blocks("metric_query").stream()
                    .flatMap(query -> query.blocks("metric").stream())
                    .mapToInt(metric -> metric.number("period").orElse(0))
                    .max()
                    .orElse(0));
  }

  private static String sign(Block alarm) {
    return switch (alarm.text("comparison_operator").orElse("")) {
      case "GreaterThanThreshold" -> ">";
      case "GreaterThanOrEqualToThreshold" -> "≥";
      case "LessThanThreshold" -> "<";
      case "LessThanOrEqualToThreshold" -> "≤";
      default -> "beyond";
    };
  }
}
