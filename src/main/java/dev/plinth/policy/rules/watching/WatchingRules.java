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
              new AlarmNotifiesSomebody(),
              new ConfigRecordsEverything(),
              new LogGroupEncrypted(),
              new LogGroupForgets(),
              new OllamaLogGroupsNamed(),
              new PipelineTellsPeople(),
              new ProductionLogsKept(),
              new ServiceHasItsLogGroup(),
              new ServiceIsWatched(),
              new TrailBucketProtected(),
              new TrailEncrypted(),
              new TrailGoesToLogGroup(),
              new TrailRecordsCalls(),
              new TrailSeesAllRegions(),
              new TrailTellsWhenChanged()));

  private WatchingRules() {}
}
