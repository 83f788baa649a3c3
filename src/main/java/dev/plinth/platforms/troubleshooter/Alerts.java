package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.keys.KeyUse;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.AlarmTopicProps;
import dev.plinth.constructs.watching.SlackChannel;
import dev.plinth.constructs.watching.SlackChannelProps;
import java.util.List;

/** Who hears of alarms: people by mail, and where they have one their channel in Slack. */
final class Alerts {
  private static final String READING_METRICS = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess";

  private final TroubleshooterPlatform platform;
  private final AlarmTopic topic;
  private final AlarmTopic global;

  Alerts(TroubleshooterPlatform platform, Keys keys, Regions regions) {
    this.platform = platform;
    topic = new AlarmTopic(platform, "alerts", props("alerts", keys.logs()));
    global =
        new AlarmTopic(
            platform,
            "global_alerts",
            props("global-alerts", globalKey(regions)).withProvider(regions.global()));
    platform.settings().monitoring().slackWorkspaceId().ifPresent(this::tellSlack);
  }

  /** Alarms of the platform's region. */
  AlarmTopic topic() {
    return topic;
  }

  /** Alarms of what AWS measures in us-east-1, and the budget. */
  AlarmTopic global() {
    return global;
  }

  private AlarmTopicProps props(String part, EncryptionKey key) {
    return AlarmTopicProps.of(
        platform.name(part), platform.home(), key, platform.settings().monitoring().alarmEmails());
  }

  /** A topic takes only a key of its own region. */
  private EncryptionKey globalKey(Regions regions) {
    return new EncryptionKey(
        platform,
        "global_alerts",
        EncryptionKeyProps.of(
                platform.name("global-alerts"), "Alarm messages of us-east-1", platform.home())
            .withUses(List.of(KeyUse.alarms(platform.home()), KeyUse.events()))
            .withProvider(regions.global()));
  }

  private void tellSlack(String workspace) {
    new SlackChannel(
        platform,
        "alerts",
        new SlackChannelProps(
            platform::name,
            platform.name("alerts"),
            workspace,
            platform.settings().monitoring().slackChannelId().orElseThrow(),
            READING_METRICS,
            List.of(topic, global)));
  }
}
