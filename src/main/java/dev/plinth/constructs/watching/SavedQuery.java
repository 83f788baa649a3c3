package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_query_definition.CloudwatchQueryDefinition;
import java.util.List;
import software.constructs.Construct;

/** A question to log groups that people find ready in Logs Insights. */
public final class SavedQuery extends Construct {
  /**
   * @param name what people find it by; a slash makes a folder
   * @param groups names of the log groups that are asked; empty: people choose
   * @param query in the language of Logs Insights
   */
  public SavedQuery(Construct scope, String id, String name, List<String> groups, String query) {
    super(scope, id + "-query");
    at(
        id,
        CloudwatchQueryDefinition.Builder.create(this, "query")
            .name(name)
            .logGroupNames(groups.isEmpty() ? null : groups)
            .queryString(query)
            .build());
  }
}
