package dev.plinth.platforms.microservices;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.OperatorShell;
import dev.plinth.constructs.delivery.ImageRepository;
import dev.plinth.constructs.keys.GeneratedSecret;
import dev.plinth.environment.microservices.InjectedSecret;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.LogRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What starts one service's tasks, and what its program may do: each its own things alone. */
final class ServiceRoles {
  private static final List<String> WRITE_LINES =
      List.of("logs:CreateLogStream", "logs:PutLogEvents");

  private final Foundation foundation;
  private final MicroservicesPlatform platform;
  private final ServiceSettings service;
  private final Role execution;
  private final Role task;

  ServiceRoles(
      Foundation foundation,
      ServiceSettings service,
      ImageRepository images,
      GeneratedSecret secret) {
    this.foundation = foundation;
    this.service = service;
    platform = foundation.platform();
    var secrets =
        Stream.concat(
                Stream.of(secret.arn()),
                service.injectedSecrets().stream().map(InjectedSecret::arn).distinct())
            .toList();
    execution = execution(images, secrets);
    task = task(secrets);
  }

  /** Starts tasks. */
  Role execution() {
    return execution;
  }

  /** Is what the program is to AWS. */
  Role task() {
    return task;
  }

  private Role execution(ImageRepository images, List<String> secrets) {
    var rights = new ArrayList<Statement>();
    rights.addAll(ImageRepository.pull(images.arn()));
    rights.add(
        Statement.allow("Log", WRITE_LINES, List.of(lines(TaskLogs.name(platform, service)))));
    rights.addAll(read(secrets));
    return new Role(
        platform,
        service.name() + "_execution",
        RoleProps.ofTasks(
                platform::name,
                service.name() + "-execution",
                "Starts tasks of " + service.name(),
                platform.home())
            .withPolicy(service.name() + "_execution", rights));
  }

  private Role task(List<String> secrets) {
    var rights = new ArrayList<Statement>();
    rights.addAll(read(secrets));
    if (service.logRouter() == LogRouter.FIRELENS) {
      rights.add(
          Statement.allow(
              "Log",
              Stream.concat(WRITE_LINES.stream(), Stream.of("logs:DescribeLogStreams")).toList(),
              List.of(lines(TaskLogs.name(platform, service)))));
    }
    if (platform.settings().tasks().enableExecuteCommand()) {
      rights.addAll(
          OperatorShell.rights(
              platform.home(), Clusters.sessions(platform), foundation.keys().tasks()));
    }
    var props =
        RoleProps.ofTasks(
                platform::name,
                service.name() + "-task",
                "What " + service.name() + " may do",
                platform.home())
            .withPolicy(service.name() + "_task", rights);
    for (String policy : service.managedPolicyArns()) {
      props = props.withManagedPolicy(service.name() + "_task_" + address(policy), policy);
    }
    return new Role(platform, service.name() + "_task", props);
  }

  private List<Statement> read(List<String> secrets) {
    var rights = new ArrayList<Statement>();
    rights.add(
        Statement.allow(
            "Secrets",
            List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
            secrets));
    rights.add(decrypt("SecretsKey", foundation.keys().secrets().arn()));
    if (!service.injectedSecrets().isEmpty()) {
      // Others made these secrets and chose their keys. Secrets Manager asks a key only for a
      // secret that the role may read.
      rights.add(decrypt("OtherSecretsKeys", platform.home().arn("kms", "key/*")));
    }
    return rights;
  }

  private Statement decrypt(String sid, String keyArn) {
    return Statement.allow(sid, List.of("kms:Decrypt"), List.of(keyArn))
        .through(platform.home(), "secretsmanager");
  }

  private String lines(String logGroup) {
    return platform.home().arn("logs", "log-group:" + logGroup + ":*");
  }

  /** The owner and the path of a policy, which no other policy of the role has. */
  private static String address(String policyArn) {
    return policyArn
        .replaceFirst("arn:aws:iam::", "")
        .replace(":policy/", "_")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toLowerCase(Locale.ROOT);
  }
}
