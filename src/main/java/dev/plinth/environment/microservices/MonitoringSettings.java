package dev.plinth.environment.microservices;

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
    @Setting("days that log lines are kept; production keeps 90 at least")
        @Allowed.Numbers({30, 60, 90, 120, 150, 180, 365, 400, 545, 731})
        Variable<Integer> logRetentionDays,
    @Setting("addresses that get critical alarms, such as PagerDuty's address of the service")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = MailAddresses.FORM, says = "a mail address")
        List<String> criticalAlarmEmails,
    @Setting("addresses that get warnings")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = MailAddresses.FORM, says = "a mail address")
        List<String> warningAlarmEmails,
    @Setting("addresses that get news of pipelines")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = MailAddresses.FORM, says = "a mail address")
        List<String> pipelineEmails,
    @Setting("Slack workspace, authorized in the console, that gets news of pipelines; empty: none")
        @Allowed.Matching(
            value = "T[A-Z0-9]{8,14}",
            says = "a workspace id such as T0123456789, or empty")
        Optional<String> slackWorkspaceId,
    @Setting("Slack channel that gets news of pipelines; empty: none")
        @Allowed.Matching(
            value = "C[A-Z0-9]{8,14}",
            says = "a channel id such as C0123456789, or empty")
        Optional<String> slackChannelId,
    @Setting("percent CPU over five minutes that is worth a warning")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> highCpuPercent,
    @Setting("percent memory over five minutes that is worth a warning")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> highMemoryPercent,
    @Setting("failed tasks of a service in five minutes above which people are called")
        @Allowed.Between(min = 0, max = 1000)
        Variable<Integer> taskFailures,
    @Setting("seconds of response time over five minutes that are worth a warning")
        @Allowed.Between(min = 1, max = 60)
        Variable<Integer> slowResponseSeconds,
    @Setting("percent of answers with a 5xx status above which people are called")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> high5xxPercent)
    implements Checked {

  @Override
  public void check(Problems problems) {
    new MailAddresses("critical_alarm_emails", criticalAlarmEmails).checkEachOnce(problems);
    new MailAddresses("warning_alarm_emails", warningAlarmEmails).checkEachOnce(problems);
    new MailAddresses("pipeline_emails", pipelineEmails).checkEachOnce(problems);
    new SlackChannel(slackWorkspaceId, slackChannelId).check(problems);
  }
}
