package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What destroy says when AWS refuses, and what has to be said before it begins. */
class DestroyRefusalsTest {
  private static final String PLAN =
      """
      {"resource_changes": [{"address": "aws_subnet.public_1", "mode": "managed",
        "type": "aws_subnet", "change": {"actions": ["delete"],
          "before": {"id": "subnet-1"}, "after": null}}]}
      """;
  private static final String IN_USE =
      """
      {"type": "diagnostic", "diagnostic": {"severity": "error", "address": "aws_subnet.public_1", \
      "summary": "deleting EC2 Subnet (subnet-1)", "detail": "api error DependencyViolation"}}
      """;
  private static final String INTERFACES =
      """
      <DescribeNetworkInterfacesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <networkInterfaceSet>
          <item>
            <networkInterfaceId>eni-3</networkInterfaceId><subnetId>subnet-1</subnetId>
            <interfaceType>interface</interfaceType><requesterManaged>false</requesterManaged>
          </item>
          <item>
            <networkInterfaceId>eni-2</networkInterfaceId><subnetId>subnet-1</subnetId>
            <description>ELB app/photos/1f3c</description><interfaceType>interface</interfaceType>
            <requesterManaged>true</requesterManaged>
          </item>
          <item>
            <networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId>
            <interfaceType>interface</interfaceType><requesterManaged>false</requesterManaged>
            <attachment><instanceId>i-1</instanceId></attachment>
          </item>
        </networkInterfaceSet>
      </DescribeNetworkInterfacesResponse>
      """;

  @TempDir private Path root;
  @TempDir private Path programs;

  @BeforeEach
  void prepare() {
    Checkout.copyTo(root);
  }

  @Test
  void says_what_hangs_on_a_network_and_in_which_order_to_take_it_away() throws IOException {
    try (var aws = new FakeAws("222222222222", 200, true)) {
      aws.answer("DescribeNetworkInterfaces", INTERFACES);

      run(aws, terraform(), "--confirm", "production", "--account", "222222222222")
          .failed(
              1,
              """
              plinth: aws_subnet.public_1 is in use and cannot be deleted:
                instance i-1 is in subnet-1 (eni-1)
                ELB app/photos/1f3c is in subnet-1 (eni-2)
                network interface eni-3 is in subnet-1, and nothing uses it
                what was deleted so far is gone from the state; in this order, if nobody needs it:
                  terminate the instance: aws ec2 terminate-instances --instance-ids i-1
                  delete what it belongs to, and AWS takes it away
                  delete the interface: aws ec2 delete-network-interface --network-interface-id eni-3
                then run the command again
              """);
    }
  }

  @Test
  void production_needs_two_proofs() throws IOException {
    FakeTerraform terraform = terraform();
    try (var aws = new FakeAws("222222222222", 200, true)) {
      run(aws, terraform, "--confirm", "production")
          .failed(
              2,
              """
              plinth: destroy ollama production asks for its account too, and nobody is at a terminal; nothing was changed
                answer with --confirm production --account NUMBER
              """);
    }
    assertThat(terraform.asked()).noneMatch(command -> command.startsWith("apply"));
  }

  private FakeTerraform terraform() throws IOException {
    Path plan = Files.writeString(programs.resolve("plan.json"), PLAN);
    Path event = Files.writeString(programs.resolve("event.json"), IN_USE);
    return FakeTerraform.in(
        programs,
        "1.11.4",
        """
        plan) exit 2 ;;
        show) cat '%s' ;;
        apply) cat '%s'; exit 1 ;;
        """
            .formatted(plan, event));
  }

  private ProcessRun run(FakeAws aws, FakeTerraform terraform, String... options) {
    Map<String, String> variables = new HashMap<>(aws.variables());
    variables.put("PATH", terraform.searchPath());
    String[] arguments = new String[3 + options.length];
    arguments[0] = "destroy";
    arguments[1] = "ollama";
    arguments[2] = "production";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return ProcessRun.of(root, variables, arguments);
  }
}
