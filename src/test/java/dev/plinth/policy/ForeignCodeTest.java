package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.rules.Rules;
import dev.plinth.terraform.PlannedChange;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import dev.plinth.terraform.TerraformFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules before documents that this project did not make: configurations, plans, a state. */
class ForeignCodeTest {
  private static final Path FOLDER = Path.of("src/test/foreign");

  static Stream<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void there_are_a_dozen_documents() throws IOException {
    assertThat(documents()).hasSizeGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_rule_has_its_say_at_addresses_of_the_document(String name) {
    var document = read(name);

    assertThat(findings(document))
        .allSatisfy(
            finding -> {
              assertThat(finding.what()).isNotBlank();
              assertThat(finding.address()).matches(it -> isIn(document, it));
            });
  }

  private static boolean isIn(TerraformDocument document, String address) {
    return document.find(address).isPresent()
        || Stream.of("variable.", "output.", "provider.", "terraform", "locals")
            .anyMatch(address::startsWith);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          modules.plan.json     | S3BucketEncrypted            | module.store[1].aws_s3_bucket.data
          modules.plan.json     | S3BucketVersioned            |
          modules.plan.json     | SubnetGivesNoPublicAddresses | module.net["blue"].aws_subnet.public[1], module.net["green"].aws_subnet.public[1]
          modules.plan.json     | KmsKeyRotated                | module.store[0].module.key.aws_kms_key.this, module.store[1].module.key.aws_kms_key.this
          dynamic.plan.json     | SecurityGroupAdmitsLittle    | aws_security_group.front, aws_security_group.front
          dynamic.plan.json     | S3BucketHasLifecycle         |
          dynamic.plan.json     | S3BucketVersioned            | aws_s3_bucket.logs
          opentofu.plan.json    | SecurityGroupAdmitsLittle    | aws_security_group.front, aws_security_group.front
          opentofu.plan.json    | S3BucketHasLifecycle         |
          opentofu.plan.json    | S3BucketVersioned            | aws_s3_bucket.logs
          replacement.plan.json | S3BucketEncrypted            | aws_s3_bucket.plain
          replacement.plan.json | LogGroupForgets              | aws_cloudwatch_log_group.old
          replacement.plan.json | LogGroupEncrypted            | aws_cloudwatch_log_group.old
          state.json            | S3BucketEncrypted            | aws_s3_bucket.plain
          state.json            | LogGroupForgets              | aws_cloudwatch_log_group.old
          state.json            | LogGroupEncrypted            | aws_cloudwatch_log_group.old
          moved-and-imported.plan.json | LogGroupForgets       | aws_cloudwatch_log_group.after["eu"]
          moved-and-imported.plan.json | S3BucketVersioned     | aws_s3_bucket.taken
          moved-and-imported.plan.json | SqsQueueEncrypted     |
          providers.tf.json     | S3BucketVersioned            | aws_s3_bucket.away, aws_s3_bucket.home
          providers.tf.json     | S3BucketEncrypted            | aws_s3_bucket.away, aws_s3_bucket.home
          other-clouds.tf.json  | S3BucketVersioned            |
          inline-bucket.tf.json | S3BucketVersioned            | aws_s3_bucket.open
          inline-bucket.tf.json | S3BucketEncrypted            | aws_s3_bucket.open
          inline-bucket.tf.json | S3BucketHasLifecycle         | aws_s3_bucket.open
          inline-bucket.tf.json | SecurityGroupAdmitsLittle    | aws_security_group.orders
          expressions.tf.json   | S3BucketEncrypted            |
          expressions.tf.json   | LogGroupForgets              | aws_cloudwatch_log_group.circle
          expressions.tf.json   | NobodyIsAdministrator        | aws_iam_policy.all, aws_iam_policy.lines, aws_iam_policy.written
          repeated.tf.json      | S3BucketVersioned            | aws_s3_bucket.counted
          repeated.tf.json      | S3BucketEncrypted            | aws_s3_bucket.counted, aws_s3_bucket.each
          repeated.tf.json      | SecurityGroupAdmitsLittle    | aws_security_group.known, aws_security_group.known, aws_security_group.later
          module-calls.tf.json  | S3BucketVersioned            | aws_s3_bucket.orders
          module-calls.tf.json  | SqsQueueEncrypted            | aws_sqs_queue.orders
          folder                | S3BucketVersioned            | aws_s3_bucket.orders
          folder                | S3BucketEncrypted            | aws_s3_bucket.logs, aws_s3_bucket.orders
          """)
  void finds_what_is_wrong_where_it_is(String name, String rule, String addresses) {
    assertThat(findings(read(name)).stream().filter(finding -> finding.rule().id().equals(rule)))
        .extracting(Finding::address)
        .containsExactlyInAnyOrderElementsOf(
            addresses == null ? List.of() : List.of(addresses.split(", ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          modules.plan.json   | SqsQueueEncrypted         | aws_sqs_queue.jobs["plain"]
          expressions.tf.json | LogGroupForgets           | aws_cloudwatch_log_group.circle
          repeated.tf.json    | SecurityGroupAdmitsLittle | aws_security_group.later
          """)
  void tells_what_is_known_only_after_apply(String name, String rule, String address) {
    assertThat(findings(read(name)).stream().filter(finding -> finding.address().equals(address)))
        .filteredOn(finding -> finding.rule().id().equals(rule))
        .extracting(Finding::certain)
        .containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          module-calls.tf.json | module.vpc: its text is not in this document: check a plan instead
          module-calls.tf.json | module.logs: its text is not in this document: check a plan instead
          providers.tf.json    | 2 resources of google: only those of aws are read
          providers.tf.json    | 1 resource of azurerm: only those of aws are read
          other-clouds.tf.json | 2 resources of google: only those of aws are read
          """)
  void tells_what_it_cannot_judge(String name, String line) {
    assertThat(read(name).unread()).contains(line);
  }

  @Test
  void has_nothing_to_tell_of_a_plan_that_is_whole() {
    assertThat(read("modules.plan.json").unread()).isEmpty();
  }

  @Test
  void sees_that_a_plan_replaces_a_store_of_data() {
    assertThat(read("replacement.plan.json").changes())
        .filteredOn(PlannedChange::replaces)
        .containsExactly(
            new PlannedChange(
                "aws_dynamodb_table.orders",
                "aws_dynamodb_table",
                List.of("delete", "create"),
                List.of("hash_key")));
  }

  @Test
  void leaves_out_what_a_plan_forgets() {
    assertThat(read("moved-and-imported.plan.json").resources())
        .extracting(Resource::address)
        .containsExactly("aws_cloudwatch_log_group.after[\"eu\"]", "aws_s3_bucket.taken");
  }

  private static List<Finding> findings(TerraformDocument document) {
    return Rules.check(new Subject("foreign", document), List.of()).toList();
  }

  private static TerraformDocument read(String name) {
    return TerraformFiles.read(FOLDER.resolve(name));
  }
}
