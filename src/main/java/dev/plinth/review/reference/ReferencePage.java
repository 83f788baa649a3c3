package dev.plinth.review.reference;

import dev.plinth.terraform.TerraformDocument;
import java.util.Map;

/**
 * What a platform takes, gives out, watches and consists of: its settings, outputs, alarms and
 * resources, with what differs between its environments.
 */
public final class ReferencePage {
  private ReferencePage() {}

  /**
   * The page as Markdown.
   *
   * @param platform its name
   * @param environments its JSON by environment, the least serious first
   */
  public static String of(String platform, Map<String, TerraformDocument> environments) {
    var all = new Environments(environments);
    return """
        # Reference of %1$s

        Made from the JSON of %2$s (`./plinth docs`): what stands here is what is deployed.

        ## Settings

        Each is a key of `%3$s/<environment>.tfvars.json` and a variable of the JSON. Those
        marked with * decide which resources there are: they change by a synthesis, and a plan
        refuses another value. The others may be given to a plan as well.

        %4$s

        ## Outputs

        `./plinth outputs %1$s <environment>` prints them.

        %5$s
        %6$s
        ## Resources

        %7$s
        """
        .formatted(
            platform,
            String.join(", ", all.names()),
            platform.equals("bootstrap") ? "bootstrap" : "environments/" + platform,
            SettingsTable.of(all),
            OutputsTable.of(all),
            AlarmsTable.of(all).map("\n## Alarms\n\n%s\n"::formatted).orElse(""),
            ResourcesTable.of(all));
  }
}
