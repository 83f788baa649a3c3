package dev.plinth.constructs;

import java.util.List;

/**
 * @param name of the configuration
 * @param workspaceId Slack's id of the workspace, which a person has authorized in the console
 * @param channelId Slack's id of the channel
 * @param role what commands from the channel may do
 * @param guardrails ARNs of managed policies; commands may do no more, whatever the role says
 * @param topics whose messages the channel gets
 */
public record SlackChannelProps(
    String name,
    String workspaceId,
    String channelId,
    Role role,
    List<String> guardrails,
    List<AlarmTopic> topics) {}
