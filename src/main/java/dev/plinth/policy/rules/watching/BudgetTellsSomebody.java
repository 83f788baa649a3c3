package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A limit is one when somebody hears that it is reached. */
public final class BudgetTellsSomebody implements DocumentRule {
  private static final List<String> WHO =
      List.of("subscriber_email_addresses", "subscriber_sns_topic_arns");

  @Override
  public String title() {
    return "Budgets tell somebody before they are spent";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The money is gone, and the bill is the first to tell.";
  }

  @Override
  public String remedy() {
    return "Add a notification with subscriber_email_addresses or subscriber_sns_topic_arns.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS Cost Management, budgets best practices",
            "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_budgets_budget": {"monthly": {"budget_type": "COST", "limit_amount": "500", "limit_unit": "USD",
            "time_unit": "MONTHLY"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_budgets_budget": {"monthly": {"budget_type": "COST", "limit_amount": "500", "limit_unit": "USD",
            "time_unit": "MONTHLY",
            "notification": {"comparison_operator": "GREATER_THAN", "notification_type": "FORECASTED",
              "threshold": 100, "threshold_type": "PERCENTAGE",
              "subscriber_email_addresses": ["owner@example.com"]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_budgets_budget").stream()
        .filter(
            budget -> budget.blocks("notification").stream().noneMatch(BudgetTellsSomebody::tells))
        .map(budget -> finding(budget, "no notification says who is told"));
  }

  private static boolean tells(Block notification) {
    return WHO.stream()
        .flatMap(argument -> notification.texts(argument).stream())
        .anyMatch(somebody -> !new ResourcePattern(somebody).isUnknown());
  }
}
