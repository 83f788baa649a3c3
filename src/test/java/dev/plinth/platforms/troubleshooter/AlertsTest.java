package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
  @ParameterizedTest
  @CsvSource({"alerts, aws_kms_key.logs", "global_alerts, aws_kms_key.global_alerts"})
  void messages_are_encrypted_by_a_key_that_admits_alarms(String topic, String key) {
    var document = troubleshooter();

    assertThat(document.resource("aws_sns_topic." + topic).references("kms_master_key_id"))
        .containsExactly(new Reference(key, "arn"));
    assertThat(
            document
                .decoded(document.resource(key), "policy")
                .orElseThrow()
                .value("Statement")
                .toString())
        .contains("cloudwatch.amazonaws.com");
  }

  @Test
  void people_get_mail_of_both_topics() {
    assertThat(troubleshooter().resources("aws_sns_topic_subscription"))
        .extracting(it -> it.references("topic_arn").get(0).address())
        .containsExactlyInAnyOrder("aws_sns_topic.alerts", "aws_sns_topic.global_alerts");
  }

  @Test
  void slack_hears_of_both_topics_and_people_there_read_metrics() {
    var document = troubleshooter("slack_workspace_id=T02HELPDSK", "slack_channel_id=C02HELPOPS");
    var channel = document.resource("aws_chatbot_slack_channel_configuration.alerts");

    assertThat(channel.text("slack_team_id")).hasValue("T02HELPDSK");
    assertThat(channel.references("sns_topic_arns"))
        .containsExactly(
            new Reference("aws_sns_topic.alerts", "arn"),
            new Reference("aws_sns_topic.global_alerts", "arn"));
    assertThat(channel.texts("guardrail_policy_arns"))
        .containsExactly("arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess");
    assertThat(document.find("aws_iam_role_policy.slack")).isEmpty();
  }

  @Test
  void slack_is_not_told_where_nobody_named_a_channel() {
    assertThat(troubleshooter().resources("aws_chatbot_slack_channel_configuration")).isEmpty();
    assertThat(troubleshooter().find("aws_iam_role.slack")).isEmpty();
  }
}
