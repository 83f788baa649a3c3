package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.SleepTimes;
import dev.plinth.environment.Variable;
import java.util.Optional;

/** When the fleet grows, shrinks and sleeps. */
public record ScalingSettings(
    @Setting("percent CPU above which the fleet grows, over one minute")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> scaleUpCpuPercent,
    @Setting("instances that one step up adds") @Allowed.Between(min = 1, max = 20)
        Variable<Integer> scaleUpInstances,
    @Setting("seconds between two steps up") @Allowed.Between(min = 30, max = 3600)
        Variable<Integer> scaleUpCooldownSeconds,
    @Setting("percent CPU below which the fleet shrinks, over two minutes")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> scaleDownCpuPercent,
    @Setting("instances that one step down removes") @Allowed.Between(min = 1, max = 20)
        Variable<Integer> scaleDownInstances,
    @Setting("seconds between two steps down") @Allowed.Between(min = 30, max = 3600)
        Variable<Integer> scaleDownCooldownSeconds,
    @Setting("requests a minute that one instance should get; the fleet grows to keep it")
        @Allowed.Between(min = 1, max = 100000)
        Variable<Integer> requestsPerInstance,
    @Setting("seconds that a new instance is left out of the scaling metrics")
        @Allowed.Between(min = 0, max = 3600)
        Variable<Integer> instanceWarmupSeconds,
    @Setting(
            "cron time (UTC) at which the fleet goes to zero instances, such as 0 20 * * 1-5;"
                + " empty: it never sleeps, as in production")
        @Allowed.Matching(
            value = ScalingSettings.CRON,
            says = "a cron expression of five fields, or empty")
        Optional<String> sleepAt,
    @Setting("cron time (UTC) at which the fleet wakes up again; empty where it never sleeps")
        @Allowed.Matching(
            value = ScalingSettings.CRON,
            says = "a cron expression of five fields, or empty")
        Optional<String> wakeAt)
    implements Checked {
  private static final String CRON = "([0-9*/,-]+ ){2}([0-9*/,L-]+ )([0-9A-Z*/,-]+ )[0-9A-Z*/,#-]+";

  /** When the fleet sleeps. */
  SleepTimes sleep() {
    return new SleepTimes(sleepAt, wakeAt);
  }

  @Override
  public void check(Problems problems) {
    if (scaleDownCpuPercent.value() >= scaleUpCpuPercent.value()) {
      problems.add(
          "scale_down_cpu_percent",
          scaleDownCpuPercent,
          "less than %d, %s: otherwise the fleet grows and shrinks at the same time"
              .formatted(scaleUpCpuPercent.value(), problems.key("scale_up_cpu_percent")));
    }
  }
}
