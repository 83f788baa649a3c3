package dev.plinth.platforms.microservices;

import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.AlarmTopicProps;
import java.util.List;

/** Who hears of what: people on call, people at work, people who deliver. */
final class Topics {
  private static final String NOTIFICATION_RULES = "codestar-notifications.amazonaws.com";

  private final AlarmTopic critical;
  private final AlarmTopic warning;
  private final AlarmTopic pipeline;

  Topics(MicroservicesPlatform platform, Keys keys) {
    var monitoring = platform.settings().monitoring();
    critical =
        new AlarmTopic(
            platform,
            "critical",
            props(platform, keys, "critical", monitoring.criticalAlarmEmails()));
    warning =
        new AlarmTopic(
            platform, "warning", props(platform, keys, "warning", monitoring.warningAlarmEmails()));
    pipeline =
        new AlarmTopic(
            platform,
            "pipeline",
            props(platform, keys, "pipeline", monitoring.pipelineEmails())
                .withPublishers(NOTIFICATION_RULES));
  }

  /** Users are hurt: somebody is called. */
  AlarmTopic critical() {
    return critical;
  }

  /** Users may be hurt soon: somebody looks at it in the morning. */
  AlarmTopic warning() {
    return warning;
  }

  /** News of deliveries. */
  AlarmTopic pipeline() {
    return pipeline;
  }

  private static AlarmTopicProps props(
      MicroservicesPlatform platform, Keys keys, String id, List<String> emails) {
    return AlarmTopicProps.of(platform.name(id), platform.home(), keys.logs(), emails);
  }
}
