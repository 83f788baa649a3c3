package dev.plinth.platforms.microservices;

import java.util.TreeMap;

/** What people and programs get from the platform. */
final class Outputs {
  private final MicroservicesPlatform platform;

  Outputs(MicroservicesPlatform platform) {
    this.platform = platform;
  }

  void shared(Foundation foundation) {}

  /**
   * One output a service, by its name; no shared one is a single word, so that none is the same.
   */
  void service(Microservice service) {
    var values = new TreeMap<String, Object>();
    values.put("service_arn", service.tasks().arn());
    values.put("service_name", service.tasks().name());
    values.put("ecr_repository_url", service.images().url());
    values.put("pipeline_name", service.pipeline().name());
    values.put("task_role_arn", service.tasks().task().taskRole().arn());
    values.put("security_group_id", service.group().id());
    values.put("log_group", service.logs().group().name());
    String name = service.settings().name();
    platform.output(name, values, "Where " + name + " runs, is built and writes its log");
  }
}
