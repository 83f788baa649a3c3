package dev.plinth.environment;

import java.util.Optional;

/** Where in Slack news goes: a channel of a workspace, or nowhere. */
public record SlackChannel(Optional<String> workspaceId, Optional<String> channelId) {
  /** Notes one without the other. */
  public void check(Problems problems) {
    if (workspaceId.isPresent() && channelId.isEmpty()) {
      problems.add("slack_channel_id", "", "a channel of the workspace in slack_workspace_id");
    }
    if (workspaceId.isEmpty() && channelId.isPresent()) {
      problems.add("slack_workspace_id", "", "the workspace of the channel in slack_channel_id");
    }
  }
}
