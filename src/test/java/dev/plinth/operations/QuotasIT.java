package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotasIT {
  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static AwsAccess access;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    access = new AwsAccess(server.start().environment("222222222222"), "us-east-1");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void warns_of_more_networks_than_the_account_may_have() {
    // The default VPC is there; an account may have five.
    assertThat(new Quotas(access, planCreating("aws_vpc", 5)).warnings())
        .containsExactly(
            "5 more VPCs are needed and 1 are in use, while the quota allows 5: raise L-F678F1CE in Service Quotas");
  }

  @Test
  void says_nothing_where_there_is_room() {
    assertThat(new Quotas(access, planCreating("aws_vpc", 4)).warnings()).isEmpty();
  }

  @Test
  void says_nothing_of_a_quota_that_cannot_be_read() {
    assertThat(new Quotas(access, planCreating("aws_eip", 500)).warnings()).isEmpty();
  }

  private static PlanDocument planCreating(String type, int count) {
    var plan = new ObjectMapper().createObjectNode();
    var changes = plan.putArray("resource_changes");
    for (int i = 0; i < count; i++) {
      var resource = changes.addObject();
      resource.put("address", type + ".number_" + i).put("mode", "managed").put("type", type);
      resource.putObject("change").putArray("actions").add("create");
    }
    return new PlanDocument(plan);
  }
}
