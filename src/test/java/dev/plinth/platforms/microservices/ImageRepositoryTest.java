package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRepositoryTest {
  private final TerraformDocument prod = microservices("prod");

  @Test
  void images_are_encrypted_scanned_and_never_replaced_behind_a_tag() {
    assertThat(prod.resources("aws_ecr_repository"))
        .hasSize(12)
        .allSatisfy(
            repository -> {
              Block encryption = repository.block("encryption_configuration");
              assertThat(repository.text("image_tag_mutability")).hasValue("IMMUTABLE");
              assertThat(repository.block("image_scanning_configuration").isTrue("scan_on_push"))
                  .isTrue();
              assertThat(encryption.text("encryption_type")).hasValue("KMS");
              assertThat(encryption.text("kms_key")).hasValue("${aws_kms_key.ecr.arn}");
            });
  }

  @ParameterizedTest
  @CsvSource({"develop, orders-develop, true", "qa, orders-qa, true", "prod, orders, false"})
  void a_repository_has_the_services_name_and_production_keeps_what_is_in_it(
      String environment, String name, boolean deletable) {
    var repository = microservices(environment).resource("aws_ecr_repository.orders");

    assertThat(repository.text("name")).hasValue(name);
    assertThat(repository.isTrue("force_delete")).isEqualTo(deletable);
  }

  @ParameterizedTest
  @CsvSource({
    "prod-0a1b2c3d, 1",
    "prod-0a1b2c3d latest 0a1b2c3d, 1",
    "'', 2",
    "0a1b2c3d, 3",
    "qa-0a1b2c3d latest, 3",
    "production, 3"
  })
  void the_first_rule_that_fits_an_image_decides_about_it(String tags, int rule) {
    var images = tags.isEmpty() ? List.<String>of() : List.of(tags.split(" "));

    assertThat(firstFitting(images).orElseThrow().number("rulePriority")).hasValue(rule);
  }

  @Test
  void keeps_what_production_ran_and_the_last_ten_of_the_others() {
    assertThat(rules())
        .extracting(rule -> rule.block("selection").number("countNumber").orElseThrow())
        .containsExactly(100_000, 7, 10);
    assertThat(rules())
        .extracting(rule -> rule.block("selection").text("countType").orElseThrow())
        .containsExactly("imageCountMoreThan", "sinceImagePushed", "imageCountMoreThan");
    assertThat(prod.resources("aws_ecr_lifecycle_policy"))
        .hasSize(12)
        .allSatisfy(
            policy ->
                assertThat(policy.text("policy")).hasValue("${jsonencode(local.image_lifecycle)}"));
  }

  @Test
  void only_what_starts_the_services_tasks_may_pull() {
    Block statement =
        prod.decoded(prod.resource("aws_ecr_repository_policy.orders"), "policy")
            .orElseThrow()
            .block("Statement");

    assertThat(statement.block("Principal").texts("AWS"))
        .containsExactly("${aws_iam_role.orders_execution.arn}");
    assertThat(statement.texts("Action"))
        .containsExactlyInAnyOrder(
            "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");
  }

  @ParameterizedTest
  @CsvSource({"develop, 0, 0", "test, 0, 0", "qa, 1, 0", "prod, 1, 1"})
  void one_environment_of_an_account_says_what_holds_for_all_images(
      String environment, int scanning, int replication) {
    var document = microservices(environment);

    assertThat(document.resources("aws_ecr_registry_scanning_configuration")).hasSize(scanning);
    assertThat(document.resources("aws_ecr_replication_configuration")).hasSize(replication);
    assertThat(document.resources("aws_ecr_repository_creation_template")).hasSize(replication);
  }

  @Test
  void copies_are_encrypted_and_unchangeable_too() {
    var template = prod.resource("aws_ecr_repository_creation_template.registry");
    Block encryption = template.block("encryption_configuration");

    assertThat(template.text("provider")).hasValue("aws.replica");
    assertThat(template.texts("applied_for")).containsExactly("REPLICATION");
    assertThat(template.text("image_tag_mutability")).hasValue("IMMUTABLE");
    assertThat(encryption.text("kms_key")).hasValue("${aws_kms_key.ecr_replica.arn}");
    assertThat(template.block("resource_tags").text("Environment")).hasValue("prod");
    assertThat(prod.resource("aws_kms_key.ecr_replica").text("provider")).hasValue("aws.replica");
    assertThat(
            prod.resource("aws_ecr_replication_configuration.registry")
                .block("replication_configuration")
                .block("rule")
                .block("destination")
                .text("region"))
        .hasValue("us-west-2");
  }

  private Optional<Block> firstFitting(List<String> tags) {
    return rules().stream().filter(rule -> fits(rule.block("selection"), tags)).findFirst();
  }

  /** As ECR does: a rule with several patterns wants each of them fulfilled by some tag. */
  private static boolean fits(Block selection, List<String> tags) {
    return selection.text("tagStatus").orElseThrow().equals("untagged")
        ? tags.isEmpty()
        : !tags.isEmpty()
            && selection.texts("tagPatternList").stream()
                .map(pattern -> Pattern.compile(pattern.replace("*", ".*")))
                .allMatch(pattern -> tags.stream().anyMatch(tag -> pattern.matcher(tag).matches()));
  }

  private List<Block> rules() {
    return prod.locals().block("image_lifecycle").blocks("rules").stream()
        .sorted(Comparator.comparing(rule -> rule.number("rulePriority").orElseThrow()))
        .toList();
  }
}
