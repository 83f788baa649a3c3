package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudget;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetCostFilter;
import com.hashicorp.cdktf.providers.aws.budgets_budget.BudgetsBudgetNotification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Tells people before a month becomes too expensive. The budget counts what carries the tag and
 * speaks at 80 % spent and 100 % forecast; the alarm looks at the bill of the whole account, which
 * is the only one CloudWatch knows.
 *
 * <p>Two switches of the Billing console come first, once for the account: the tag as a cost
 * allocation tag, and billing alerts. Until then the budget counts nothing, and the alarm has no
 * data.
 */
public final class SpendingLimit extends Construct {
  private static final int SIX_HOURS = 21_600;

  public SpendingLimit(Construct scope, String id, SpendingLimitProps props) {
    super(scope, id + "-spending-limit");
    at(
        id,
        BudgetsBudget.Builder.create(this, "budget")
            .name(props.budgetName())
            .budgetType("COST")
            .timeUnit("MONTHLY")
            .limitAmount(props.monthlyUsdText())
            .limitUnit("USD")
            .costFilter(
                List.of(
                    BudgetsBudgetCostFilter.builder()
                        .name("TagKeyValue")
                        .values(List.of("user:" + props.tag().key() + "$" + props.tag().value()))
                        .build()))
            .notification(
                Stream.of(new Notice("ACTUAL", 80), new Notice("FORECASTED", 100))
                    .map(notice -> notice.to(props.topic()))
                    .toList())
            // AWS Budgets publishes a first message when the budget is made.
            .dependsOn(List.of(props.topic().policy()))
            .build());
    new Alarm(
        this,
        "billing",
        AlarmProps.above(
            props.alarmName(),
            "The account's bill of this month is above the limit. Look at Cost Explorer, grouped by"
                + " service, then by the tag Environment.",
            Metric.sum("AWS/Billing", "EstimatedCharges", Map.of("Currency", "USD"), SIX_HOURS)
                .withStatistic("Maximum"),
            props.monthlyUsd(),
            props.topic()));
  }

  private record Notice(String kind, int percent) {
    BudgetsBudgetNotification to(AlarmTopic topic) {
      return BudgetsBudgetNotification.builder()
          .notificationType(kind)
          .comparisonOperator("GREATER_THAN")
          .threshold(percent)
          .thresholdType("PERCENTAGE")
          .subscriberSnsTopicArns(List.of(topic.arn()))
          .build();
    }
  }
}
