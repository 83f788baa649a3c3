package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  private static final TerraformDocument MVP = troubleshooter();

  @ParameterizedTest
  @ValueSource(strings = {"sessions", "budgets"})
  void tables_are_encrypted_restorable_and_paid_by_request(String name) {
    Resource table = MVP.resource("aws_dynamodb_table." + name);

    assertThat(table.text("name")).hasValue("troubleshooter-%s-mvp".formatted(name));
    assertThat(table.text("billing_mode")).hasValue("PAY_PER_REQUEST");
    assertThat(table.block("server_side_encryption").references("kms_key_arn"))
        .containsExactly(new Reference("aws_kms_key.data", "arn"));
    assertThat(table.block("point_in_time_recovery").isTrue("enabled")).isTrue();
    assertThat(table.block("point_in_time_recovery").number("recovery_period_in_days"))
        .hasValue(35);
    assertThat(table.isTrue("deletion_protection_enabled")).isTrue();
  }

  @Test
  void a_session_is_many_entries_in_order_which_expire() {
    Resource sessions = MVP.resource("aws_dynamodb_table.sessions");

    assertThat(sessions.text("hash_key")).hasValue("session_id");
    assertThat(sessions.text("range_key")).hasValue("entry_id");
    assertThat(sessions.block("ttl").text("attribute_name")).hasValue("expires_at");
    assertThat(sessions.block("ttl").isTrue("enabled")).isTrue();
  }

  @Test
  void sessions_are_found_by_their_users() {
    Resource sessions = MVP.resource("aws_dynamodb_table.sessions");
    Block index = sessions.block("global_secondary_index");

    assertThat(index.text("name")).hasValue("by_user");
    assertThat(index.text("hash_key")).hasValue("user_id");
    assertThat(index.text("range_key")).hasValue("started_at");
    assertThat(index.text("projection_type")).hasValue("ALL");
    assertThat(sessions.blocks("attribute"))
        .extracting(attribute -> attribute.text("name").orElseThrow())
        .containsExactly("session_id", "entry_id", "user_id", "started_at");
  }

  @Test
  void a_budget_has_an_item_for_each_period_and_keeps_it() {
    Resource budgets = MVP.resource("aws_dynamodb_table.budgets");

    assertThat(budgets.text("hash_key")).hasValue("budget_id");
    assertThat(budgets.text("range_key")).hasValue("period");
    assertThat(budgets.blocks("ttl")).isEmpty();
    assertThat(budgets.blocks("global_secondary_index")).isEmpty();
  }

  @Test
  void settings_say_how_far_back_and_whether_they_may_be_deleted() {
    Resource sessions =
        troubleshooter("point_in_time_recovery_days=7", "enable_deletion_protection=false")
            .resource("aws_dynamodb_table.sessions");

    assertThat(sessions.block("point_in_time_recovery").number("recovery_period_in_days"))
        .hasValue(7);
    assertThat(sessions.isFalse("deletion_protection_enabled")).isTrue();
  }
}
