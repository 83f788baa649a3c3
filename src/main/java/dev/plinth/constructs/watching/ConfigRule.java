package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.Fn;
import com.hashicorp.cdktf.providers.aws.config_config_rule.ConfigConfigRule;
import com.hashicorp.cdktf.providers.aws.config_config_rule.ConfigConfigRuleSource;
import java.util.List;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * One of AWS's own rules, which AWS Config holds the resources of the account against, whoever made
 * them.
 */
public final class ConfigRule extends Construct {
  public ConfigRule(Construct scope, String id, ConfigRuleProps props) {
    super(scope, id + "-config-rule");
    var rule =
        ConfigConfigRule.Builder.create(this, "rule")
            .name(props.name())
            .description(props.description())
            .source(
                ConfigConfigRuleSource.builder()
                    .owner("AWS")
                    .sourceIdentifier(props.identifier())
                    .build())
            .dependsOn(List.of(props.recorder().running()));
    if (!props.parameters().isEmpty()) {
      // In an order of their own, so that the same rule is the same text in every synthesis.
      rule.inputParameters(Fn.jsonencode(new TreeMap<>(props.parameters())));
    }
    at(id, rule.build());
  }
}
