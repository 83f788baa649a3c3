package dev.plinth.platforms.microservices;

import dev.plinth.constructs.compute.Container;
import dev.plinth.constructs.compute.FargateTask;
import dev.plinth.constructs.compute.FargateTaskProps;
import dev.plinth.constructs.delivery.ImageRepository;
import dev.plinth.constructs.keys.GeneratedSecret;
import dev.plinth.environment.microservices.ServiceSettings;
import java.util.Map;
import java.util.TreeMap;

/** What one service runs. */
final class ServiceTask {
  private final MicroservicesPlatform platform;
  private final ServiceSettings service;
  private final RuntimeKit runtime;

  private ServiceTask(MicroservicesPlatform platform, ServiceSettings service) {
    this.platform = platform;
    this.service = service;
    runtime = RuntimeKit.of(service.runtime());
  }

  static FargateTask of(
      Foundation foundation,
      ServiceSettings service,
      ImageRepository images,
      GeneratedSecret secret,
      ServiceRoles roles,
      TaskLogs logs) {
    var platform = foundation.platform();
    return new FargateTask(
        platform,
        service.name(),
        new FargateTaskProps(
            platform.nameInEnvironment(service.name()),
            service.cpu(),
            service.memory(),
            new ServiceTask(platform, service).container(images, secret),
            logs.carrier(),
            roles.execution(),
            roles.task(),
            platform.settings().tasks().enableExecuteCommand(),
            ServiceTags.of(service)));
  }

  private Container container(ImageRepository images, GeneratedSecret secret) {
    int port = service.containerPort();
    return new Container(
        service.name(),
        images.image(service.imageTag()),
        port,
        variables(),
        secrets(secret),
        runtime.health().of("http://127.0.0.1:" + port + service.healthCheckPath()));
  }

  /** A service may say otherwise than its language, and not otherwise than the platform. */
  private Map<String, String> variables() {
    var variables = new TreeMap<>(runtime.variables());
    variables.putAll(service.environmentVars());
    variables.put("SERVICE", service.name());
    variables.put("ENVIRONMENT", platform.settings().deployment().environment());
    variables.put("PORT", String.valueOf(service.containerPort()));
    variables.put("KAFKA_BROKERS", String.join(",", platform.settings().kafka().kafkaBrokers()));
    return variables;
  }

  private Map<String, String> secrets(GeneratedSecret secret) {
    var secrets = new TreeMap<String, String>();
    service.injectedSecrets().forEach(it -> secrets.put(it.variable(), it.valueFrom()));
    secrets.put(ServiceSecret.VARIABLE, secret.arn());
    return secrets;
  }
}
