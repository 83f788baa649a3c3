package dev.plinth.constructs.watching;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * @param names gives a part its full name
 * @param name of the configuration
 * @param workspaceId Slack's id of the workspace, which a person has authorized in the console
 * @param channelId Slack's id of the channel
 * @param allowedPolicyArn the managed policy that says what commands from the channel may do, and
 *     bounds it: whatever else their role may get, they do no more
 * @param topics whose messages the channel gets
 */
public record SlackChannelProps(
    UnaryOperator<String> names,
    String name,
    String workspaceId,
    String channelId,
    String allowedPolicyArn,
    List<AlarmTopic> topics) {}
