package dev.plinth.platforms.microservices;

import java.util.Map;
import java.util.TreeMap;

/** What people and programs get from the platform. */
final class Outputs {
  private final MicroservicesPlatform platform;

  Outputs(MicroservicesPlatform platform) {
    this.platform = platform;
  }

  /** What does not belong to one service; each name has an underscore, which no service's has. */
  void shared(Foundation foundation) {
    var network = foundation.network();
    var topics = foundation.topics();
    platform.output(
        "alb_dns_name", foundation.entrance().balancer().dnsName(), "Name to point a domain at");
    platform.output("cluster_name", Clusters.name(platform), "Cluster of all services");
    platform.output("vpc_id", network.vpcId(), "Network");
    platform.output("private_subnet_ids", network.privateSubnets().ids(), "Subnets of the tasks");
    platform.output(
        "kafka_client_security_group_id",
        foundation.firewall().kafkaClients().id(),
        "Group that Kafka's own group must admit");
    platform.output(
        "artifacts_bucket", foundation.stores().artifacts().name(), "Bucket of the pipelines");
    platform.output(
        "access_logs_bucket", foundation.stores().accessLogs().name(), "Bucket of access logs");
    platform.output(
        "topic_arns",
        new TreeMap<>(
            Map.of(
                "critical", topics.critical().arn(),
                "warning", topics.warning().arn(),
                "pipeline", topics.pipeline().arn())),
        "Topics, by who must hear of what");
    platform.output(
        "events_log_group",
        foundation.events().log().name(),
        "Failed tasks, deployments, builds and pipelines");
    platform.output("dashboard_urls", Dashboards.urls(platform), "Dashboards");
    foundation
        .audit()
        .bucket()
        .ifPresent(
            bucket ->
                platform.output(
                    "audit_bucket", bucket.name(), "Records of CloudTrail and AWS Config"));
  }

  /** One output a service, by its name. */
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
