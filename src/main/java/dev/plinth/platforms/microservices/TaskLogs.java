package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.compute.TaskLog;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import dev.plinth.environment.microservices.ServiceSettings;

/** Where one service's lines are kept, and how they come there. */
final class TaskLogs {
  private final MicroservicesPlatform platform;
  private final ServiceSettings service;
  private final LogGroup group;

  TaskLogs(Foundation foundation, ServiceSettings service) {
    this.service = service;
    platform = foundation.platform();
    group =
        new LogGroup(
            platform,
            service.name() + "_service",
            new LogGroupProps(
                name(platform, service),
                number(platform.settings().monitoring().logRetentionDays()),
                foundation.keys().logs()));
  }

  /** Known before the group is made, for roles that name it. */
  static String name(MicroservicesPlatform platform, ServiceSettings service) {
    return "/ecs/" + platform.nameInEnvironment(service.name());
  }

  LogGroup group() {
    return group;
  }

  TaskLog carrier() {
    String region = platform.home().region();
    return switch (service.logRouter()) {
      case AWSLOGS -> TaskLog.direct(group, region);
      case FIRELENS -> TaskLog.routed(group, region);
    };
  }
}
