package dev.plinth.review.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden files are what is synthesized, so a page of them is a page of the code. */
class ReferencePageTest {
  private static final Path GOLDEN = Path.of("src/test/golden");

  @ParameterizedTest
  @CsvSource({
    "bootstrap,      nonproduction troubleshooter production",
    "ollama,         dev staging production",
    "microservices,  develop qa test prod",
    "troubleshooter, mvp"
  })
  void the_page_in_docs_is_up_to_date(String platform, String environments) throws IOException {
    assertThat(Path.of("docs/reference", platform + ".md"))
        .as("renew it with: ./plinth docs")
        .content()
        .isEqualTo(page(platform, environments.split(" ")));
  }

  @Test
  void a_setting_shows_what_is_allowed_and_what_differs_between_environments() {
    assertThat(line("ollama", "`ollama_min_size`"))
        .isEqualTo(
            "| `ollama_min_size` | instances that the fleet never goes below"
                + " | a whole number from 0 to 100 | `1` | `2` | `2` |");
    assertThat(line("ollama", "`ollama_deletion_protection` *"))
        .endsWith("| `false` | `false` | `true` |");
  }

  @Test
  void an_alarm_says_when_it_goes_off_and_what_to_do() {
    assertThat(line("ollama", "`ollama-alb-unhealthy-targets`"))
        .contains("| UnHealthyHostCount (Maximum) > 0, 3 × 60 s |")
        .contains("look at the log group of the application");
  }

  @Test
  void every_alarm_that_is_deployed_is_there() throws IOException {
    TerraformDocument production = document("troubleshooter", "mvp");
    String page = page("troubleshooter", "mvp");
    assertThat(production.resources("aws_cloudwatch_metric_alarm"))
        .isNotEmpty()
        .allSatisfy(
            alarm -> assertThat(page).contains("`" + alarm.text("alarm_name").orElseThrow() + "`"));
  }

  @Test
  void what_each_service_has_is_said_once() {
    assertThat(line("microservices", "`microservices-<service>-high-5xx`"))
        .contains("Users of `<service>` get errors");
    assertThat(line("microservices", "`aws_ecs_service`"))
        .isEqualTo("| `aws_ecs_service` | `<service>` |");
  }

  @Test
  void what_is_not_everywhere_says_where_it_is() {
    assertThat(line("ollama", "`aws_nat_gateway`")).contains("(staging, production)");
    assertThat(line("ollama", "`aws_vpc`")).isEqualTo("| `aws_vpc` | `main` |");
  }

  private static String line(String platform, String beginning) {
    try {
      List<String> found =
          Files.readAllLines(Path.of("docs/reference", platform + ".md")).stream()
              .filter(line -> line.startsWith("| " + beginning))
              .toList();
      assertThat(found).as(beginning).hasSize(1);
      return found.get(0);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String page(String platform, String... environments) throws IOException {
    Map<String, TerraformDocument> documents = new LinkedHashMap<>();
    for (String environment : environments) {
      documents.put(environment, document(platform, environment));
    }
    return ReferencePage.of(platform, documents);
  }

  private static TerraformDocument document(String platform, String environment)
      throws IOException {
    return TerraformDocument.read(
        Files.readString(GOLDEN.resolve(platform).resolve(environment).resolve("cdk.tf.json")));
  }
}
