package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Changeable;
import dev.plinth.environment.Changeable.Otherwise;
import dev.plinth.environment.Setting;
import java.util.List;
import java.util.Map;

/** What one kind of caller may ask, and how often. */
public record UsagePlanSettings(
    @Setting("name of the plan")
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]{1,30}[a-z0-9]",
            says =
                "3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last")
        String name,
    @Setting("whom the plan is for")
        @Allowed.Matching(value = Allowed.PLAIN_LINE, says = Allowed.PLAIN_LINE_SAYS)
        String description,
    @Setting("requests a second that each key of the plan may send")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = 1, max = 10000)
        int rateLimit,
    @Setting("requests that each key of the plan may send at once")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = 1, max = 5000)
        int burstLimit,
    @Setting("requests that each key may send in a period; 0: any number")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Between(min = 0, max = 2000000000)
        int quotaLimit,
    @Setting("period of the quota: day, week or month") @Changeable(otherwise = Otherwise.CATALOGUE)
        Period quotaPeriod,
    @Setting(
            "routes with limits of their own: a route such as POST /incidents to its rate and"
                + " burst, such as 10/20")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Named(
            max = 100,
            value = "(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) /[A-Za-z0-9._~{}/-]*",
            says = "a route such as POST /incidents")
        @Allowed.Matching(value = UsagePlanSettings.LIMIT, says = UsagePlanSettings.LIMIT_SAYS)
        Map<String, String> routeThrottles,
    @Setting("names of the plan's keys, one for each caller")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Entries(min = 1, max = 100)
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]{1,30}[a-z0-9]",
            says =
                "3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last")
        List<String> apiKeys) {
  /** As much as an account may have at all, unless its quotas are raised. */
  static final String LIMIT = "([1-9][0-9]{0,3}|10000)/([1-9][0-9]{0,2}|[1-4][0-9]{3}|5000)";

  static final String LIMIT_SAYS =
      "at most 10000 requests a second and at most 5000 at once, such as 10/20";

  /** How long a quota counts. */
  public enum Period {
    DAY,
    WEEK,
    MONTH
  }
}
