package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import com.hashicorp.cdktf.Token;
import dev.plinth.constructs.compute.CpuScaling;
import dev.plinth.constructs.compute.CpuScalingProps;
import dev.plinth.constructs.compute.CpuScalingProps.Step;
import dev.plinth.constructs.compute.LaunchFailureNotice;
import dev.plinth.constructs.compute.LaunchFailureNoticeProps;
import dev.plinth.constructs.compute.RequestScaling;
import dev.plinth.constructs.compute.RequestScalingProps;
import dev.plinth.constructs.compute.SleepSchedule;
import dev.plinth.constructs.compute.SleepScheduleProps;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.environment.ollama.ScalingSettings;

/** When the fleet grows, shrinks and sleeps, and who hears that it could not. */
final class Scaling {
  private static final int MINUTES_BUSY = 1;
  private static final int MINUTES_IDLE = 2;

  Scaling(OllamaPlatform platform, Servers servers, Entrance entrance, AlarmTopic alerts) {
    ScalingSettings scaling = platform.settings().scaling();
    new CpuScaling(
        platform,
        "cpu-scaling",
        new CpuScalingProps(
            servers.fleet(),
            platform::name,
            new Step(
                number(scaling.scaleUpCpuPercent()),
                MINUTES_BUSY,
                number(scaling.scaleUpInstances()),
                number(scaling.scaleUpCooldownSeconds())),
            new Step(
                number(scaling.scaleDownCpuPercent()),
                MINUTES_IDLE,
                Token.asNumber("${-var." + scaling.scaleDownInstances().name() + "}"),
                number(scaling.scaleDownCooldownSeconds())),
            alerts));
    new RequestScaling(
        platform,
        "request_count",
        new RequestScalingProps(
            platform.name("request-count"),
            servers.fleet(),
            entrance.balancer(),
            entrance.chat(),
            number(scaling.requestsPerInstance())));
    scaling
        .sleepAt()
        .ifPresent(
            sleepAt ->
                new SleepSchedule(
                    platform,
                    "sleep",
                    new SleepScheduleProps(
                        platform::name,
                        servers.fleet(),
                        sleepAt,
                        scaling.wakeAt().orElseThrow(),
                        servers.size())));
    new LaunchFailureNotice(
        platform,
        "launch_failure",
        new LaunchFailureNoticeProps(
            platform.name("launch-failure"), Servers.groupName(platform), alerts));
  }
}
