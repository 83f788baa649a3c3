package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.codestarnotifications_notification_rule.CodestarnotificationsNotificationRule;
import com.hashicorp.cdktf.providers.aws.codestarnotifications_notification_rule.CodestarnotificationsNotificationRuleTarget;
import dev.plinth.constructs.ShortName;
import java.util.List;
import software.constructs.Construct;

/** News of a developer tool's resource, in full detail. */
public final class NotificationRule extends Construct {
  private static final int LONGEST_NAME = 64;

  public NotificationRule(Construct scope, String id, NotificationRuleProps props) {
    super(scope, id + "-notification-rule");
    at(
        id,
        CodestarnotificationsNotificationRule.Builder.create(this, "rule")
            .name(ShortName.within(LONGEST_NAME, props.name()))
            .resource(props.resourceArn())
            .detailType("FULL")
            .eventTypeIds(props.events())
            .target(
                List.of(
                    CodestarnotificationsNotificationRuleTarget.builder()
                        .type("SNS")
                        .address(props.topic().arn())
                        .build()))
            // AWS tries the topic when the rule is made.
            .dependsOn(List.of(props.topic().policy()))
            .build());
  }
}
