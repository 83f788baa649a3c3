package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetTellsSomebodyTest extends RuleProof {
  BudgetTellsSomebodyTest() {
    super(new BudgetTellsSomebody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_budgets_budget.monthly", "/notification")
            .foundAt("aws_budgets_budget.monthly"),
        DocumentMutant.of("weakened: nobody", "troubleshooter/mvp")
            .with("aws_budgets_budget.monthly", "/notification/0/subscriber_sns_topic_arns", "[]")
            .removed("/resource/aws_budgets_budget/monthly/notification/1")
            .foundAt("aws_budgets_budget.monthly"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_budgets_budget.monthly", "/notification/0/subscriber_sns_topic_arns/0")
            .unknown("aws_budgets_budget.monthly", "/notification/1/subscriber_sns_topic_arns/0")
            .foundAt("aws_budgets_budget.monthly"));
  }

  @Test
  void allows_people_by_their_addresses() {
    assertThat(
            judging.in(
                """
                "aws_budgets_budget": {"a": {"notification": [
                  {"threshold": 80}, {"subscriber_email_addresses": ["owner@example.com"]}]}}
                """))
        .isEmpty();
  }
}
