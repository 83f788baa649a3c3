package dev.plinth.policy.rules.watching;

import dev.plinth.policy.Topic;
import java.util.List;

/** Logs, alarms, trails. */
public final class WatchingRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Watching",
          List.of(
              new AlarmExplainsItself(),
              new AlarmLooksBackWithinLimits(),
              new AlarmNotifiesSomebody(),
              new AlarmTopicInItsRegion(),
              new AlarmTopicIsHeard(),
              new AlarmWatchesWhatIsThere(),
              new AliveAlarmHearsSilence(),
              new BudgetTellsSomebody(),
              new ConfigRecordsEverything(),
              new DashboardShowsWhatIsThere(),
              new EventRuleHasTarget(),
              new GlobalMetricWatchedInItsRegion(),
              new LogGroupEncrypted(),
              new LogGroupForgets(),
              new MetricFilterCanCount(),
              new MetricFilterIsLookedAt(),
              new OllamaLogGroupsNamed(),
              new PipelineTellsPeople(),
              new ProductionLogsKept(),
              new ServiceHasItsLogGroup(),
              new ServiceIsWatched(),
              new SnsTopicEncrypted(),
              new SubscriptionUsesTls(),
              new TopicAdmitsPublishers(),
              new TopicKeyAdmitsPublishers(),
              new TrailBucketProtected(),
              new TrailEncrypted(),
              new TrailGoesToLogGroup(),
              new TrailIsWatched(),
              new TrailRecordsCalls(),
              new TrailSeesAllRegions(),
              new TrailTellsWhenChanged()));

  private WatchingRules() {}
}
