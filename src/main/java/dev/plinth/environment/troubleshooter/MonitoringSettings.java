package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.MailAddresses;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.SlackChannel;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Optional;

/** What is measured, and who hears of it. */
public record MonitoringSettings(
    @Setting("days that log lines are kept")
        @Allowed.Numbers({1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731})
        Variable<Integer> logRetentionDays,
    @Setting(
            "whether this environment makes what the account has once in the region: the role by"
                + " which API Gateway writes logs")
        boolean ownsAccountSingletons,
    @Setting("addresses that get alarms, such as a pager's address of the service")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = MailAddresses.FORM, says = "a mail address")
        List<String> alarmEmails,
    @Setting("Slack workspace, authorized in the console, that gets alarms; empty: none")
        @Allowed.Matching(
            value = "T[A-Z0-9]{8,14}",
            says = "a workspace id such as T0123456789, or empty")
        Optional<String> slackWorkspaceId,
    @Setting("Slack channel that gets alarms; empty: none")
        @Allowed.Matching(
            value = "C[A-Z0-9]{8,14}",
            says = "a channel id such as C0123456789, or empty")
        Optional<String> slackChannelId,
    @Setting("milliseconds above which the slowest twentieth of requests is an alarm")
        @Allowed.Between(min = 1, max = 300000)
        Variable<Integer> latencyP95Milliseconds,
    @Setting("percent of answers with a 5xx status above which it is an alarm")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> high5xxPercent,
    @Setting("US dollars that a month may cost before people hear of it")
        @Allowed.Between(min = 1, max = 1000000)
        Variable<Integer> monthlyBudgetUsd,
    @Setting("US dollars that a million requests to the API cost, such as 3.50")
        @Allowed.Matching(value = MonitoringSettings.PRICE, says = "a price such as 3.50")
        Variable<String> pricePerMillionRequestsUsd,
    @Setting("US dollars that a task costs in an hour, such as 0.0494")
        @Allowed.Matching(value = MonitoringSettings.PRICE, says = "a price such as 0.0494")
        Variable<String> pricePerTaskHourUsd,
    @Setting("US dollars that a million gigabyte seconds of functions cost, such as 16.6667")
        @Allowed.Matching(value = MonitoringSettings.PRICE, says = "a price such as 16.6667")
        String pricePerMillionGbSecondsUsd)
    implements Checked {
  static final String PRICE = "[0-9]{1,6}(\\.[0-9]{1,8})?";

  @Override
  public void check(Problems problems) {
    new MailAddresses("alarm_emails", alarmEmails).checkEachOnce(problems);
    new SlackChannel(slackWorkspaceId, slackChannelId).check(problems);
  }

  /** Whether anybody is told of alarms. */
  boolean isHeard() {
    return !alarmEmails.isEmpty() || slackChannelId.isPresent();
  }
}
