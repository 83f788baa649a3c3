package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import org.junit.jupiter.api.Test;

class SlackTest {
  @Test
  void hears_news_of_pipelines_and_changes_nothing() {
    var document =
        microservices("prod", "slack_workspace_id=T02SHOPWRK", "slack_channel_id=C02SHOPOPS");
    var channel = document.resource("aws_chatbot_slack_channel_configuration.pipeline");

    assertThat(channel.text("slack_team_id")).contains("T02SHOPWRK");
    assertThat(channel.text("slack_channel_id")).contains("C02SHOPOPS");
    assertThat(channel.references("sns_topic_arns"))
        .containsExactly(new Reference("aws_sns_topic.pipeline", "arn"));
    assertThat(channel.texts("guardrail_policy_arns"))
        .containsExactly("arn:aws:iam::aws:policy/AWSCodePipeline_ReadOnlyAccess");
    assertThat(channel.references("iam_role_arn"))
        .containsExactly(new Reference("aws_iam_role.slack", "arn"));
    assertThat(document.find("aws_iam_role_policy.slack")).isEmpty();
  }

  @Test
  void is_not_told_where_nobody_named_a_channel() {
    var document = microservices("prod", "slack_workspace_id=", "slack_channel_id=");

    assertThat(document.resources("aws_chatbot_slack_channel_configuration")).isEmpty();
    assertThat(document.find("aws_iam_role.slack")).isEmpty();
  }
}
