package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statement;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  private static final String TASK = "task";
  private static final String HERE = "arn:aws:bedrock:us-west-2:333333333333:inference-profile/";

  @ParameterizedTest
  @CsvSource({
    "SessionItems, ${aws_dynamodb_table.sessions.arn}, SESSION#*",
    "SessionItemsByUser, ${aws_dynamodb_table.sessions.arn}/index/by_user, USER#*",
    "BudgetItems, ${aws_dynamodb_table.budgets.arn}, BUDGET#*"
  })
  void items_are_reached_by_keys_of_their_kind_alone(String sid, String table, String keys) {
    var items = statement(troubleshooter(), TASK, sid);

    assertThat(items.texts("Resource")).containsExactly(table);
    assertThat(items.texts("Action"))
        .contains("dynamodb:Query")
        .doesNotContain("dynamodb:Scan", "dynamodb:PartiQLSelect", "dynamodb:*");
    assertThat(
            items.block("Condition").block("ForAllValues:StringLike").texts("dynamodb:LeadingKeys"))
        .containsExactly(keys);
    assertThat(items.block("Condition").block("Null").texts("dynamodb:LeadingKeys"))
        .containsExactly("false");
  }

  @ParameterizedTest
  @CsvSource({"Uploads, uploads, incidents/", "Artifacts, artifacts, artifacts/"})
  void objects_are_written_and_read_below_their_prefix(String sid, String bucket, String prefix) {
    var document = troubleshooter();
    var list = statement(document, TASK, "List" + sid);

    assertThat(statement(document, TASK, sid).texts("Resource"))
        .containsExactly("${aws_s3_bucket.%s.arn}/%s*".formatted(bucket, prefix));
    assertThat(statement(document, TASK, sid).texts("Action"))
        .containsExactly("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject");
    assertThat(list.texts("Resource")).containsExactly("${aws_s3_bucket.%s.arn}".formatted(bucket));
    assertThat(list.block("Condition").block("StringLike").texts("s3:prefix"))
        .containsExactly(prefix + "*");
  }

  @Test
  void nothing_is_allowed_on_everything_but_metrics_of_one_namespace() {
    var everything =
        statements(troubleshooter(), TASK).stream()
            .filter(statement -> statement.texts("Resource").contains("*"))
            .toList();

    assertThat(everything)
        .singleElement()
        .satisfies(
            metrics -> {
              assertThat(metrics.texts("Action")).containsExactly("cloudwatch:PutMetricData");
              assertThat(
                      metrics
                          .block("Condition")
                          .block("StringEquals")
                          .texts("cloudwatch:namespace"))
                  .containsExactly("Troubleshooter/Cache");
            });
  }

  @Test
  void no_action_is_a_pattern_where_it_is_allowed() {
    assertThat(statements(troubleshooter(), TASK))
        .filteredOn(statement -> statement.text("Effect").orElseThrow().equals("Allow"))
        .flatExtracting(statement -> statement.texts("Action"))
        .isNotEmpty()
        .allSatisfy(action -> assertThat(action).doesNotContain("*", "?"));
  }

  @Test
  void every_sentence_has_a_name_of_its_own() {
    assertThat(statements(troubleshooter("enable_execute_command=true"), TASK))
        .extracting(RolePolicies::sid)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_key_of_the_data_is_used_by_way_of_its_services() {
    var key = statement(troubleshooter(), TASK, "DataKey");

    assertThat(key.texts("Resource")).containsExactly("${aws_kms_key.data.arn}");
    assertThat(key.block("Condition").block("StringEquals").texts("kms:ViaService"))
        .containsExactly("dynamodb.us-west-2.amazonaws.com", "s3.us-west-2.amazonaws.com");
  }

  @Test
  void models_are_named_one_by_one_and_the_rest_is_denied() {
    var document =
        troubleshooter(
            "bedrock_model_ids=[\"amazon.titan-embed-text-v2:0\"]",
            "bedrock_inference_profile_ids=[\"us.anthropic.claude-3-haiku-20240307-v1:0\"]",
            "bedrock_profile_regions=[\"us-east-1\", \"us-west-2\"]");
    String model = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";
    String profile = HERE + "us.anthropic.claude-3-haiku-20240307-v1:0";
    String east =
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    String west =
        "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    var ofProfiles = statement(document, TASK, "ModelsOfProfiles");
    var rest = statement(document, TASK, "NoOtherModels");

    assertThat(statement(document, TASK, "Models").texts("Resource")).containsExactly(model);
    assertThat(statement(document, TASK, "Profiles").texts("Resource")).containsExactly(profile);
    assertThat(ofProfiles.texts("Resource")).containsExactly(east, west);
    assertThat(
            ofProfiles
                .block("Condition")
                .block("StringEquals")
                .texts("bedrock:InferenceProfileArn"))
        .containsExactly(profile);
    assertThat(rest.text("Effect")).hasValue("Deny");
    assertThat(rest.texts("Action")).containsExactly("bedrock:InvokeModel*");
    assertThat(rest.texts("Resource")).isEmpty();
    assertThat(rest.texts("NotResource")).containsExactly(model, profile, east, west);
  }

  /** IAM is asked for the model where the request comes from, and once for no region at all. */
  @Test
  void a_global_profile_asks_its_model_anywhere() {
    var document =
        troubleshooter(
            "bedrock_model_ids=[]",
            "bedrock_inference_profile_ids=[\"global.anthropic.claude-sonnet-4-5-v1:0\"]",
            "bedrock_profile_regions=[]");
    String profile = HERE + "global.anthropic.claude-sonnet-4-5-v1:0";
    String here = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-5-v1:0";
    String anywhere = "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-v1:0";
    var ofProfiles = statement(document, TASK, "ModelsOfProfiles");

    assertThat(ofProfiles.texts("Resource")).containsExactly(here, anywhere);
    assertThat(
            ofProfiles
                .block("Condition")
                .block("StringEquals")
                .texts("bedrock:InferenceProfileArn"))
        .containsExactly(profile);
    assertThat(statement(document, TASK, "NoOtherModels").texts("NotResource"))
        .containsExactly(profile, here, anywhere);
  }

  @Test
  void without_profiles_models_are_asked_directly_alone() {
    var document = troubleshooter("bedrock_inference_profile_ids=[]", "bedrock_profile_regions=[]");

    assertThat(statements(document, TASK))
        .extracting(RolePolicies::sid)
        .contains("Models", "NoOtherModels")
        .doesNotContain("Profiles", "ModelsOfProfiles");
  }

  @Test
  void without_models_of_the_region_profiles_alone_are_asked() {
    assertThat(statements(troubleshooter("bedrock_model_ids=[]"), TASK))
        .extracting(RolePolicies::sid)
        .contains("Profiles", "ModelsOfProfiles", "NoOtherModels")
        .doesNotContain("Models");
  }

  @Test
  void the_policy_of_many_models_is_within_what_a_role_may_have() {
    String models =
        IntStream.range(0, 5)
            .mapToObj(
                index -> "\"anthropic.claude-model-number-%d-20250514-v1:0\"".formatted(index))
            .reduce((one, other) -> one + "," + other)
            .orElseThrow();

    var policy =
        statements(troubleshooter("bedrock_model_ids=[" + models + "]"), TASK).stream()
            .map(Block::toString);

    // References become ARNs of about their own length.
    assertThat(String.join("", policy.toList())).hasSizeLessThan(10_240);
  }

  @Test
  void the_vectors_are_one_collection() {
    var vectors = statement(troubleshooter(), TASK, "Vectors");

    assertThat(vectors.texts("Action")).containsExactly("aoss:APIAccessAll");
    assertThat(vectors.texts("Resource"))
        .containsExactly("${aws_opensearchserverless_collection.cache.arn}");
  }
}
