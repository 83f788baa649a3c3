package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_rule.CloudwatchEventRule;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTarget;
import com.hashicorp.cdktf.providers.aws.cloudwatch_event_target.CloudwatchEventTargetInputTransformer;
import java.util.List;
import software.constructs.Construct;

/** Events of one kind, and who gets them. */
public final class EventRule extends Construct {
  private final String id;
  private final String name;

  /**
   * @param id address of the rule and, with {@code _events} behind it, of the local value that
   *     reviewers read its pattern in
   */
  public EventRule(Construct scope, String id, EventRuleProps props) {
    super(scope, id + "-event-rule");
    this.id = id;
    String local = id + "_events";
    at(local, new TerraformLocal(this, local, props.pattern()));
    name =
        at(
                id,
                CloudwatchEventRule.Builder.create(this, "rule")
                    .name(props.name())
                    .description(props.description())
                    .eventPattern("${jsonencode(local." + local + ")}")
                    .build())
            .getName();
  }

  /** Keeps the events. */
  public EventRule into(EventLog log) {
    at(
        id + "_log",
        CloudwatchEventTarget.Builder.create(this, "log")
            .rule(name)
            .targetId("log")
            .arn(log.group().arn())
            .dependsOn(List.of(log.policy()))
            .build());
    return this;
  }

  /** Tells people of each event. */
  public EventRule to(AlarmTopic topic, EventMessage message) {
    at(
        id + "_topic",
        CloudwatchEventTarget.Builder.create(this, "topic")
            .rule(name)
            .targetId("topic")
            .arn(topic.arn())
            .inputTransformer(
                CloudwatchEventTargetInputTransformer.builder()
                    .inputPaths(message.values())
                    .inputTemplate("\"" + message.text() + "\"")
                    .build())
            .build());
    return this;
  }
}
