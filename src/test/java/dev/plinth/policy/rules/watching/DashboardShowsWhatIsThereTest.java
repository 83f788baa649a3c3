package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardShowsWhatIsThereTest extends RuleProof {
  DashboardShowsWhatIsThereTest() {
    super(new DashboardShowsWhatIsThere());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_dynamodb_table.main")
            .with(
                "aws_backup_selection.main",
                "/resources",
                "[\"${aws_s3_bucket.storage.arn}\", \"${aws_rds_cluster.webui.arn}\"]")
            .foundAt("aws_cloudwatch_dashboard.ollama"),
        DocumentMutant.of("weakened: another name", "ollama/production")
            .with("/locals/ollama_dashboard/widgets/6/properties/metrics/0/3", "\"ollama-group\"")
            .foundAt("aws_cloudwatch_dashboard.ollama"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/locals/ollama_dashboard/widgets/6/properties/metrics/0/3",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_cloudwatch_dashboard.ollama"));
  }

  @Test
  void reads_what_is_the_same_as_before() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {
                    "aws_ecs_service": {"a": {"name": "cart"}, "b": {"name": "orders"}},
                    "aws_cloudwatch_dashboard": {"a": {"dashboard_body": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"widgets": [{"type": "text"}, {"properties": {"metrics": [
                    ["AWS/ECS", "CPUUtilization", "ServiceName", "cart", {"stat": "Maximum"}],
                    [".", ".", ".", "basket"], [{"expression": "SEARCH('a')"}]]}}]}}}
                """))
        .containsExactly(
            "aws_cloudwatch_dashboard.a: nothing in the document is ServiceName basket");
  }
}
