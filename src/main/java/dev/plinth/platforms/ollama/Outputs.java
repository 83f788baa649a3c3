package dev.plinth.platforms.ollama;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.watching.AlarmTopic;

/** What people and programs get from the platform. */
final class Outputs {
  private final OllamaPlatform platform;

  Outputs(OllamaPlatform platform) {
    this.platform = platform;
  }

  void entrance(Entrance entrance) {
    output("webui_url", entrance.url(), "Where people chat");
    output("api_url", entrance.url() + "/api", "Where allowed programs call the Ollama API");
    output(
        "client_timeout_seconds",
        platform.settings().access().clientTimeoutSeconds().reference(),
        "Seconds that a client should wait for an answer");
    output("alb_dns_name", entrance.balancer().dnsName(), "Name to point a domain at");
    output("alb_arn", entrance.balancer().arn(), "Load balancer");
    output("target_group_arn", entrance.chat().arn(), "Targets that serve Open WebUI");
    output("api_target_group_arn", entrance.api().arn(), "Targets that serve the Ollama API");
  }

  void network(Network network) {
    output("vpc_id", network.vpcId(), "Network");
    output("public_subnet_ids", network.publicSubnets().ids(), "Subnets of the load balancer");
    output(
        "private_subnet_ids", network.privateSubnets().ids(), "Subnets without public addresses");
  }

  void stores(Stores stores) {
    output("table_name", stores.table().name(), "DynamoDB table");
    output("storage_bucket", stores.storage().name(), "Bucket for models, uploads and backups");
    output("logs_bucket", stores.accessLogs().name(), "Bucket of the access logs");
    output("cdn_domain_name", stores.cdn().domainName(), "Where static content is delivered");
    output("cdn_id", stores.cdn().id(), "CloudFront distribution");
  }

  void servers(Servers servers) {
    output("asg_name", servers.fleet().name(), "Auto scaling group");
  }

  void monitoring(Logs logs, AlarmTopic alerts, Overview overview) {
    output("app_log_group", logs.app().name(), "What Open WebUI and the instances' scripts say");
    output("service_log_group", logs.service().name(), "What Ollama says");
    output("alerts_topic_arn", alerts.arn(), "Topic of the alarms");
    output(
        "dashboard_url",
        "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#dashboards:name=%2$s"
            .formatted(platform.home().region(), overview.dashboardName()),
        "Dashboard");
  }

  private void output(String name, Object value, String description) {
    platform.output("ollama_" + name, value, description);
  }
}
