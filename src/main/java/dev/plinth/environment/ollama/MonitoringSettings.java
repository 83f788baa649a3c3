package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.MailAddresses;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;

/** Logs, alarms and budget. */
public record MonitoringSettings(
    @Setting("days that logs are kept")
        @Allowed.Numbers({
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653
        })
        Variable<Integer> logRetentionDays,
    @Setting("people who get the alarms by mail; each confirms once by a link that AWS sends")
        @Allowed.Entries(max = 10)
        @Allowed.Matching(value = MailAddresses.FORM, says = "a mail address")
        List<String> alarmEmails,
    @Setting("percent memory above which the alarm goes off") @Allowed.Between(min = 1, max = 100)
        Variable<Integer> highMemoryPercent,
    @Setting("answers of class 5xx in five minutes above which the alarm goes off")
        @Allowed.Between(min = 1, max = 100000)
        Variable<Integer> high5xxCount,
    @Setting("percent of CDN requests answered from cache below which the alarm goes off")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> lowCacheHitPercent,
    @Setting("percent of CDN requests in error above which the alarm goes off")
        @Allowed.Between(min = 1, max = 100)
        Variable<Integer> highCdnErrorPercent,
    @Setting("US dollars a month that the environment may cost")
        @Allowed.Between(min = 1, max = 1000000)
        Variable<Integer> monthlyBudgetUsd)
    implements Checked {

  @Override
  public void check(Problems problems) {
    new MailAddresses("alarm_emails", alarmEmails).checkEachOnce(problems);
  }
}
