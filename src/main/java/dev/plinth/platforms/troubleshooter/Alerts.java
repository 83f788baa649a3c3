package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.AlarmTopic;
import dev.plinth.constructs.AlarmTopicProps;

/** Who hears of alarms. */
final class Alerts {
  private final AlarmTopic topic;

  Alerts(TroubleshooterPlatform platform, Keys keys) {
    topic =
        new AlarmTopic(
            platform,
            "alerts",
            AlarmTopicProps.of(
                platform.name("alerts"),
                platform.home(),
                keys.logs(),
                platform.settings().monitoring().alarmEmails()));
  }

  AlarmTopic topic() {
    return topic;
  }
}
