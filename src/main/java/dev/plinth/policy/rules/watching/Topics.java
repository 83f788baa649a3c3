package dev.plinth.policy.rules.watching;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics of SNS that a document makes, and what publishes to them by itself. */
final class Topics {
  static final String TYPE = "aws_sns_topic";

  /**
   * Where a resource says to which topics something of it goes, and which service sends it.
   *
   * @param block the nested block that the argument stands in; empty: none
   * @param argument that names the topics
   * @param service that publishes
   */
  private record Place(String block, String argument, String service) {}

  private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
  private static final Map<String, List<Place>> PLACES =
      Map.of(
          "aws_cloudwatch_metric_alarm",
          List.of(
              new Place("", "alarm_actions", CLOUDWATCH), new Place("", "ok_actions", CLOUDWATCH)),
          "aws_cloudwatch_composite_alarm",
          List.of(
              new Place("", "alarm_actions", CLOUDWATCH), new Place("", "ok_actions", CLOUDWATCH)),
          "aws_cloudwatch_event_target",
          List.of(new Place("", "arn", "events.amazonaws.com")),
          "aws_budgets_budget",
          List.of(new Place("notification", "subscriber_sns_topic_arns", "budgets.amazonaws.com")),
          "aws_codestarnotifications_notification_rule",
          List.of(new Place("target", "address", "codestar-notifications.amazonaws.com")));

  private Topics() {}

  /** A service that publishes to a topic, for a resource. */
  record Publishing(Resource topic, String service, Resource publisher) {}

  /** Everything that is published by itself, publisher by publisher. */
  static Stream<Publishing> publishing(TerraformDocument document) {
    return PLACES.keySet().stream()
        .sorted()
        .flatMap(type -> document.resources(type).stream())
        .flatMap(
            publisher ->
                PLACES.get(publisher.type()).stream()
                    .flatMap(
                        place ->
                            topics(document, publisher, place)
                                .map(it -> new Publishing(it, place.service(), publisher))));
  }

  /** The services that publish to each topic, topic by topic. */
  static Map<Resource, Set<String>> services(TerraformDocument document) {
    return publishing(document)
        .collect(
            Collectors.groupingBy(
                Publishing::topic,
                LinkedHashMap::new,
                Collectors.mapping(
                    Publishing::service, Collectors.toCollection(LinkedHashSet::new))));
  }

  /** The topics of a document that alarms publish to. */
  static List<Resource> ofAlarms(TerraformDocument document) {
    return publishing(document)
        .filter(publishing -> publishing.service().equals(CLOUDWATCH))
        .map(Publishing::topic)
        .distinct()
        .toList();
  }

  /** The policies of a topic; empty where it has AWS's own, which lets its account in. */
  static List<Resource> policies(TerraformDocument document, Resource topic) {
    return Stream.concat(
            Stream.of(topic).filter(it -> it.isSet("policy")),
            document.attachedTo(topic, "aws_sns_topic_policy", "arn").stream())
        .toList();
  }

  /** What a policy says; empty where it cannot be read before apply. */
  static Stream<PolicyDocument> read(TerraformDocument document, Resource policy) {
    return PolicyDocument.of(document, policy, "policy").stream();
  }

  private static Stream<Resource> topics(
      TerraformDocument document, Resource publisher, Place place) {
    var blocks = place.block().isEmpty() ? List.of(publisher) : publisher.blocks(place.block());
    return blocks.stream()
        .flatMap(block -> block.references(place.argument()).stream())
        .map(Reference::address)
        .distinct()
        .flatMap(address -> document.find(address).stream())
        .filter(topic -> topic.type().equals(TYPE))
        .filter(topic -> !topic.address().startsWith("data."));
  }
}
