package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.network.Network;
import java.util.Map;
import java.util.TreeMap;

/** What people and programs get from the platform. */
final class Outputs {
  private final TroubleshooterPlatform platform;

  Outputs(TroubleshooterPlatform platform) {
    this.platform = platform;
  }

  void api(Gateway gateway, Frontend frontend) {
    platform.output("invoke_url", gateway.invokeUrl(), "Where callers call the API");
    platform.output("rest_api_id", gateway.apiId(), "REST API");
    platform.output(
        "api_key_ids",
        gateway.keyIds(),
        "Keys by caller; `aws apigateway get-api-key --include-value --api-key <id>` shows"
            + " a value");
    gateway
        .domainTarget()
        .ifPresent(
            target ->
                platform.output("api_domain_target", target, "Name to point the API's domain at"));
    platform.output("frontend_url", frontend.address(), "Where people load the web application");
    platform.output(
        "frontend_distribution_id", frontend.distributionId(), "CDN of the web application");
  }

  void data(Stores stores, Tables tables, VectorCache vectors) {
    platform.output("sessions_table_name", tables.sessions().name(), "Table of sessions");
    platform.output("sessions_table_arn", tables.sessions().arn(), "Table of sessions");
    platform.output("budgets_table_name", tables.budgets().name(), "Table of budgets");
    platform.output("budgets_table_arn", tables.budgets().arn(), "Table of budgets");
    platform.output("uploads_bucket", stores.uploads().name(), "Bucket of the frames of incidents");
    platform.output("artifacts_bucket", stores.artifacts().name(), "Bucket of artifacts");
    platform.output("frontend_bucket", stores.frontend().name(), "Bucket of the web application");
    platform.output(
        "vector_index", vectors.index(), "What `plinth vectors` makes in the collection");
  }

  void compute(Network network, Origin origin, Service service, Functions functions) {
    platform.output("vpc_id", network.vpcId(), "Network");
    platform.output(
        "subnet_ids_public", network.publicSubnets().ids(), "Subnets that the internet reaches");
    platform.output(
        "subnet_ids_private", network.privateSubnets().ids(), "Subnets without public addresses");
    platform.output("alb_dns_name", origin.balancer().dnsName(), "Name to point the origin at");
    platform.output("cluster_arn", service.cluster().arn(), "Cluster of the service");
    platform.output("service_name", service.tasks().name(), "Service in the cluster");
    platform.output("function_names", functions.names(), "Functions by the names of the settings");
  }

  void monitoring(Alerts alerts, Overview overview) {
    platform.output("dashboard_url", overview.url(), "Dashboard");
    var topics = new TreeMap<>(Map.of(Regions.GLOBAL, alerts.global().arn()));
    topics.put(platform.home().region(), alerts.topic().arn());
    platform.output("alarm_topic_arns", topics, "Topics of the alarms, by region");
    platform.output(
        "log_groups",
        new TreeMap<>(
            Map.of(
                "requests",
                Queries.accessLog(platform),
                "service",
                Service.logGroupName(platform))),
        "What was asked of the API, and what the service says");
  }
}
