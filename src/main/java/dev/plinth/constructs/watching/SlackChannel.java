package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.chatbot_slack_channel_configuration.ChatbotSlackChannelConfiguration;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import java.util.List;
import software.constructs.Construct;

/** A channel in Slack that hears the messages of topics. */
public final class SlackChannel extends Construct {
  private static final String ROLE = "slack";

  public SlackChannel(Construct scope, String id, SlackChannelProps props) {
    super(scope, id + "-slack-channel");
    var role =
        new Role(
            this,
            ROLE,
            RoleProps.of(
                    props.names(),
                    ROLE,
                    "What people in the Slack channel may ask",
                    "chatbot.amazonaws.com")
                .withManagedPolicy(ROLE, props.allowedPolicyArn()));
    at(
        id,
        ChatbotSlackChannelConfiguration.Builder.create(this, "channel")
            .configurationName(props.name())
            .slackTeamId(props.workspaceId())
            .slackChannelId(props.channelId())
            .iamRoleArn(role.arn())
            .guardrailPolicyArns(List.of(props.allowedPolicyArn()))
            .snsTopicArns(props.topics().stream().map(AlarmTopic::arn).toList())
            .dependsOn(role.rights())
            .build());
  }
}
