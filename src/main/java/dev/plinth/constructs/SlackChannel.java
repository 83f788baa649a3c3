package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.chatbot_slack_channel_configuration.ChatbotSlackChannelConfiguration;
import software.constructs.Construct;

/** A channel in Slack that hears the messages of topics. */
public final class SlackChannel extends Construct {
  public SlackChannel(Construct scope, String id, SlackChannelProps props) {
    super(scope, id + "-slack-channel");
    at(
        id,
        ChatbotSlackChannelConfiguration.Builder.create(this, "channel")
            .configurationName(props.name())
            .slackTeamId(props.workspaceId())
            .slackChannelId(props.channelId())
            .iamRoleArn(props.role().arn())
            .guardrailPolicyArns(props.guardrails())
            .snsTopicArns(props.topics().stream().map(AlarmTopic::arn).toList())
            .dependsOn(props.role().rights())
            .build());
  }
}
