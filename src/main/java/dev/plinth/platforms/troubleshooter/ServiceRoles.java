package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.OperatorShell;
import dev.plinth.constructs.delivery.ImageRepository;
import java.util.ArrayList;
import java.util.List;

/**
 * What starts the service's tasks, and what its program may do.
 *
 * <p>The program may send no traces: it would need a collector beside it, and the trace of a
 * request already tells how long API Gateway waited for it.
 */
final class ServiceRoles {
  private final TroubleshooterPlatform platform;
  private final Keys keys;
  private final Role execution;
  private final Role task;

  ServiceRoles(TroubleshooterPlatform platform, Keys keys, Rights rights) {
    this.platform = platform;
    this.keys = keys;
    execution =
        new Role(
            platform,
            "execution",
            RoleProps.ofTasks(
                    platform::name, "execution", "Starts tasks of the service", platform.home())
                .withPolicy("execution", start()));
    task =
        new Role(
            platform,
            "task",
            RoleProps.ofTasks(platform::name, "task", "What the service may do", platform.home())
                .withPolicy("task", act(rights)));
  }

  /** Pulls the image, reads the secrets that the container gets, opens the log. */
  Role execution() {
    return execution;
  }

  /** Is what the program is to AWS. */
  Role task() {
    return task;
  }

  private List<Statement> start() {
    var image = new ContainerImage(platform.settings().compute().containerImage());
    String lines =
        platform.home().arn("logs", "log-group:" + Service.logGroupName(platform) + ":*");
    var rights = new ArrayList<Statement>();
    rights.addAll(ImageRepository.pull(image.repositoryArn()));
    rights.add(
        Statement.allow(
            "Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(lines)));
    rights.addAll(new Secrets(platform).read());
    return rights;
  }

  private List<Statement> act(Rights rights) {
    var all = new ArrayList<>(rights.statements());
    if (platform.settings().compute().enableExecuteCommand()) {
      all.addAll(
          OperatorShell.rights(platform.home(), Service.sessionsGroupName(platform), keys.tasks()));
    }
    return all;
  }
}
