package dev.plinth.environment.microservices;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that has outgrown the twelve. */
class ManyServicesTest {
  private static final int MANY = 1200;

  @TempDir private Path root;

  @Test
  void twelve_hundred_services_are_read_in_less_than_a_second() throws IOException {
    var edited = catalogueOf(MANY);
    edited.read("prod");

    // Of the processor: what else the machine does meanwhile does not count.
    long start = processorNanos();
    assertThat(edited.read("prod").services()).hasSize(MANY);

    assertThat(Duration.ofNanos(processorNanos() - start)).isLessThan(Duration.ofSeconds(1));
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void as_many_pipelines_as_an_account_may_have_are_worth_no_warning() throws IOException {
    assertThat(catalogueOf(100).warnings("test")).isEmpty();
  }

  @Test
  void more_pipelines_in_all_environments_of_an_account_are_worth_one() throws IOException {
    var edited = catalogueOf(101);

    assertThat(edited.warnings("test"))
        .containsExactly(
            "303 pipelines in account 111111111111 and us-east-1, one for each service and"
                + " environment: CodePipeline allows 300 unless asked for more; ask for it in"
                + " Service Quotas, or give an environment an account of its own");
    assertThat(edited.warnings("prod")).isEmpty();
  }

  @Test
  void more_target_groups_than_a_load_balancer_takes_are_worth_a_warning() throws IOException {
    var edited = catalogueOf(202).with("prod", "deployment_strategy", "\"blue_green\"");

    assertThat(edited.warnings("prod"))
        .containsExactly(
            "202 target groups behind the load balancer of prod, one for each public service and"
                + " two where it is blue_green: a load balancer takes 100; make services internal"
                + " behind a gateway of their own");
  }

  /** Every other service is public. */
  private EditedCatalogue catalogueOf(int services) throws IOException {
    String entries =
        IntStream.range(0, services)
            .mapToObj(
                number ->
                    """
                    {"name": "service-%1$d", "runtime": "nodejs",
                     "repository_url": "https://bitbucket.org/example-shop/service-%1$d",
                     "service_type": "%2$s", "container_port": %3$d, "cpu": 256, "memory": 512,
                     "health_check_path": "/health", "path_patterns": [%4$s], "host_headers": [],
                     "priority": %5$d, "environment_vars": {"NUMBER": "%1$d"},
                     "managed_policy_arns": [], "deployed_by": "pipeline"}
                    """
                        .formatted(
                            number,
                            number % 2 == 0 ? "public" : "internal",
                            3000 + number,
                            number % 2 == 0 ? "\"/api/service-%d/*\"".formatted(number) : "",
                            number % 2 == 0 ? 1 + number : 0))
            .collect(joining(",", "[", "]"));
    var edited = new EditedCatalogue(root).withCatalogue(entries);
    for (String environment : List.of("develop", "test", "qa", "prod")) {
      edited.with(environment, "service_settings", "{}");
    }
    return edited;
  }
}
