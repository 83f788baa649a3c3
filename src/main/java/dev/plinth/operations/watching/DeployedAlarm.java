package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.arns.Arn;

/**
 * An alarm as it was deployed.
 *
 * @param region where it is: that of its metric
 * @param scales whether it makes something larger or smaller, so that going off is its work
 * @param description what is wrong when it goes off, and what to do
 * @param attributes all that the state says of it
 */
record DeployedAlarm(
    String name, String region, boolean scales, String description, JsonNode attributes) {
  /** All of an environment. */
  static List<DeployedAlarm> of(TerraformState state) {
    return state.resources("aws_cloudwatch_metric_alarm").stream().map(DeployedAlarm::of).toList();
  }

  /** Whether it takes silence for a fault, as what sleeps would have it. */
  boolean hearsSilence() {
    return attributes.path("treat_missing_data").asText().equals("breaching");
  }

  private static DeployedAlarm of(JsonNode attributes) {
    boolean scales =
        StreamSupport.stream(attributes.path("alarm_actions").spliterator(), false)
            .anyMatch(action -> action.asText().contains(":scalingPolicy:"));
    return new DeployedAlarm(
        attributes.path("alarm_name").asText(),
        Arn.fromString(attributes.path("arn").asText()).region().orElseThrow(),
        scales,
        attributes.path("alarm_description").asText(),
        attributes);
  }
}
