package dev.plinth.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.review.plan.DriftedResource.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody did beside Terraform is told, and nothing else. */
class DriftReportTest {
  private static final String NOTHING = "\"resource_changes\": []";

  @Test
  void what_a_plan_would_put_back_was_changed() {
    assertThat(
            changed(
                """
                "actions": ["update"],
                "before": {"protected": true, "arn": "a", "cron": "x"},
                "after": {"protected": false, "cron": "x"},
                "after_unknown": {"arn": true},
                "before_sensitive": {}, "after_sensitive": {}
                """))
        .containsExactly(
            new DriftedResource(
                "aws_x.main", Kind.CHANGED, List.of("- protected = false", "+ protected = true")));
  }

  @Test
  void what_a_plan_would_make_is_gone_and_what_it_would_destroy_is_left_over() {
    assertThat(changed("\"actions\": [\"create\"], \"before\": null, \"after\": {}"))
        .containsExactly(new DriftedResource("aws_x.main", Kind.MISSING, List.of()));
    assertThat(changed("\"actions\": [\"delete\"], \"before\": {}, \"after\": null"))
        .containsExactly(new DriftedResource("aws_x.main", Kind.LEFT_OVER, List.of()));
    assertThat(changed("\"actions\": [\"no-op\"], \"before\": {}, \"after\": {}")).isEmpty();
  }

  @Test
  void what_hangs_on_something_that_is_gone_has_not_changed_itself() {
    assertThat(
            changed(
                """
                "actions": ["update"],
                "before": {"policy": "{\\"Resource\\":\\"arn:1\\"}", "rules": [{"id": "1", "a": 2}]},
                "after": {"rules": [{"a": 2}]},
                "after_unknown": {"policy": true, "rules": [{"id": true}]},
                "before_sensitive": {}, "after_sensitive": {}
                """))
        .isEmpty();
  }

  @Test
  void secrets_are_masked_on_both_sides() {
    assertThat(
            changed(
                """
                "actions": ["update"],
                "before": {"value": "now"}, "after": {"value": "then"}, "after_unknown": {},
                "before_sensitive": {"value": true}, "after_sensitive": {"value": true}
                """))
        .flatExtracting(DriftedResource::lines)
        .containsExactly("- value = (sensitive value)", "+ value = (sensitive value)");
  }

  @Test
  void a_rule_that_no_resource_stands_for_was_added() {
    String there =
        """
        {"type": "aws_security_group", "name": "alb", "mode": "managed",
         "address": "aws_security_group.alb",
         "values": {"id": "sg-1",
           "ingress": [
             {"protocol": "tcp", "from_port": 443, "to_port": 443,
              "cidr_blocks": ["0.0.0.0/0", "10.0.0.0/8"]},
             {"protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": [],
              "security_groups": ["sg-2"], "self": true}],
           "egress": [{"protocol": "-1", "from_port": 0, "to_port": 0,
              "cidr_blocks": ["0.0.0.0/0"]}]}},
        {"type": "aws_vpc_security_group_ingress_rule", "name": "https", "mode": "managed",
         "values": {"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 443,
           "to_port": 443, "cidr_ipv4": "0.0.0.0/0"}},
        {"type": "aws_vpc_security_group_ingress_rule", "name": "web", "mode": "managed",
         "values": {"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 80,
           "to_port": 80, "referenced_security_group_id": "sg-2"}},
        {"type": "aws_vpc_security_group_egress_rule", "name": "out", "mode": "managed",
         "values": {"security_group_id": "sg-1", "ip_protocol": "-1", "from_port": null,
           "to_port": null, "cidr_ipv4": "0.0.0.0/0"}}
        """;

    assertThat(report(NOTHING, there, "").resources())
        .containsExactly(
            new DriftedResource(
                "aws_security_group.alb",
                Kind.ADDED_TO,
                List.of("+ ingress tcp 443-443 with 10.0.0.0/8", "+ ingress tcp 80-80 with sg-1")));
    assertThat(
            report(
                    NOTHING,
                    there,
                    """
                    {"type": "aws_security_group", "name": "alb", "mode": "managed",
                     "expressions": {"ingress": {}}}
                    """)
                .resources())
        .as("rules that the group itself has in the configuration")
        .isEmpty();
  }

  @Test
  void a_policy_that_no_resource_stands_for_was_added() {
    String there =
        """
        {"type": "aws_iam_role", "name": "app", "mode": "managed", "address": "aws_iam_role.app",
         "values": {"name": "app", "managed_policy_arns": ["arn:ours", "arn:theirs"],
           "inline_policy": [{"name": "read"}, {"name": "everything"}]}},
        {"type": "aws_iam_role_policy", "name": "read", "mode": "managed",
         "values": {"role": "app", "name": "read"}},
        {"type": "aws_iam_role_policy_attachment", "name": "ours", "mode": "managed",
         "values": {"role": "app", "policy_arn": "arn:ours"}}
        """;

    assertThat(report(NOTHING, there, "").resources())
        .flatExtracting(DriftedResource::lines)
        .containsExactly("+ policy arn:theirs", "+ policy everything");
  }

  @Test
  void what_aws_filled_in_is_a_remark() {
    DriftReport report =
        report(
            """
            "resource_changes": [],
            "resource_drift": [{"address": "aws_x.main", "type": "aws_x", "mode": "managed",
              "change": {"actions": ["update"], "before": {"route": []},
                         "after": {"route": ["r"]}, "after_unknown": {},
                         "before_sensitive": {}, "after_sensitive": {}}}]
            """,
            "",
            "");

    assertThat(report.resources()).isEmpty();
    assertThat(report.remarks()).flatExtracting(DriftedResource::lines).hasSize(1);
  }

  private static List<DriftedResource> changed(String change) {
    return report(
            """
            "resource_changes": [{"address": "aws_x.main", "type": "aws_x", "mode": "managed",
              "change": {%s}}]
            """
                .formatted(change),
            "",
            "")
        .resources();
  }

  private static DriftReport report(String changes, String there, String configured) {
    String plan =
        """
        {%s,
         "prior_state": {"values": {"root_module": {"resources": [%s]}}},
         "configuration": {"root_module": {"resources": [%s]}}}
        """
            .formatted(changes, there, configured);
    try {
      return DriftReport.of(new ObjectMapper().readTree(plan));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(plan, wrong);
    }
  }
}
