package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void outputs_and_variables_say_whose_they_are(String environment) {
    var document = ollama(environment);

    assertThat(document.outputs().keySet())
        .hasSizeGreaterThan(10)
        .allMatch(name -> name.startsWith("ollama_"));
    assertThat(document.variables().keySet())
        .hasSizeGreaterThan(50)
        .allMatch(name -> name.startsWith("ollama_"));
  }

  @ParameterizedTest
  @CsvSource({
    "dev,        webui_url,               http://${aws_lb.main.dns_name}",
    "production, webui_url,               https://chat.example.com",
    "production, api_url,                 https://chat.example.com/api",
    "production, alb_dns_name,            ${aws_lb.main.dns_name}",
    "production, target_group_arn,        ${aws_lb_target_group.app.arn}",
    "production, vpc_id,                  ${aws_vpc.main.id}",
    "production, table_name,              ${aws_dynamodb_table.main.name}",
    "production, storage_bucket,          ${aws_s3_bucket.storage.id}",
    "production, cdn_domain_name,         ${aws_cloudfront_distribution.storage.domain_name}",
    "production, asg_name,                ${aws_autoscaling_group.app.name}",
    "production, app_log_group,           ${aws_cloudwatch_log_group.ollama_app.name}",
    "production, alerts_topic_arn,        ${aws_sns_topic.alerts.arn}",
    "production, client_timeout_seconds,  420",
  })
  void an_output_leads_to(String environment, String name, String value) {
    assertThat(ollama(environment).outputs().get("ollama_" + name).value("value").asText())
        .isEqualTo(value);
  }
}
