package dev.plinth.platforms.microservices;

import dev.plinth.constructs.AlarmTopic;
import dev.plinth.constructs.AlarmTopicProps;
import java.util.List;

/** Who hears of what: people on call, people at work, people who deliver. */
final class Topics {
  private final AlarmTopic critical;
  private final AlarmTopic warning;
  private final AlarmTopic pipeline;

  Topics(MicroservicesPlatform platform, Keys keys) {
    var monitoring = platform.settings().monitoring();
    critical = topic(platform, keys, "critical", monitoring.criticalAlarmEmails());
    warning = topic(platform, keys, "warning", monitoring.warningAlarmEmails());
    pipeline = topic(platform, keys, "pipeline", monitoring.pipelineEmails());
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

  private static AlarmTopic topic(
      MicroservicesPlatform platform, Keys keys, String id, List<String> emails) {
    return new AlarmTopic(
        platform, id, AlarmTopicProps.of(platform.name(id), platform.home(), keys.logs(), emails));
  }
}
