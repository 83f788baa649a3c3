package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorCacheTest {
  private static final TerraformDocument MVP = troubleshooter();

  @Test
  void the_collection_is_for_vectors_and_comes_after_its_policies() {
    Resource collection = MVP.resource("aws_opensearchserverless_collection.cache");

    assertThat(collection.text("name")).hasValue("troubleshooter-cache-mvp");
    assertThat(collection.text("type")).hasValue("VECTORSEARCH");
    assertThat(collection.texts("depends_on"))
        .containsExactlyInAnyOrder(
            "aws_opensearchserverless_security_policy.cache_encryption",
            "aws_opensearchserverless_security_policy.cache_network",
            "aws_opensearchserverless_access_policy.cache");
  }

  @ParameterizedTest
  @CsvSource({"true, ENABLED", "false, DISABLED"})
  void a_setting_says_whether_it_survives_the_loss_of_a_zone(boolean standby, String said) {
    assertThat(
            troubleshooter("vector_standby_replicas=" + standby)
                .resource("aws_opensearchserverless_collection.cache")
                .text("standby_replicas"))
        .hasValue(said);
  }

  @Test
  void it_is_encrypted_with_the_key_of_the_data() {
    JsonNode policy = policy(MVP, "aws_opensearchserverless_security_policy.cache_encryption");

    assertThat(policy.path("AWSOwnedKey").asBoolean(true)).isFalse();
    assertThat(policy.path("KmsARN").asText()).isEqualTo("${aws_kms_key.data.arn}");
    assertThat(policy.at("/Rules/0/Resource/0").asText())
        .isEqualTo("collection/troubleshooter-cache-mvp");
  }

  @Test
  void only_its_endpoint_in_the_network_reaches_it() {
    JsonNode policy = policy(MVP, "aws_opensearchserverless_security_policy.cache_network").get(0);
    Resource endpoint = MVP.resource("aws_opensearchserverless_vpc_endpoint.cache");

    assertThat(policy.path("AllowFromPublic").asBoolean(true)).isFalse();
    assertThat(texts(policy.path("SourceVPCEs")))
        .containsExactly("${aws_opensearchserverless_vpc_endpoint.cache.id}");
    assertThat(texts(policy.at("/Rules/0/Resource")))
        .containsExactly("collection/troubleshooter-cache-mvp");
    assertThat(endpoint.references("subnet_ids"))
        .containsExactly(
            new Reference("aws_subnet.private_1", "id"),
            new Reference("aws_subnet.private_2", "id"));
    assertThat(endpoint.references("security_group_ids"))
        .containsExactly(new Reference("aws_security_group.vectors_sg", "id"));
  }

  @Test
  void from_everywhere_it_is_reached_without_an_endpoint() {
    TerraformDocument open = troubleshooter("vector_reach=internet");
    JsonNode policy = policy(open, "aws_opensearchserverless_security_policy.cache_network").get(0);

    assertThat(policy.path("AllowFromPublic").asBoolean()).isTrue();
    assertThat(policy.has("SourceVPCEs")).isFalse();
    assertThat(open.resources("aws_opensearchserverless_vpc_endpoint")).isEmpty();
  }

  @Test
  void programs_use_the_one_index_and_make_none() {
    JsonNode grant = grant(MVP, 0);

    assertThat(texts(grant.path("Principal")))
        .containsExactly("arn:aws:iam::333333333333:role/troubleshooter-task-mvp");
    assertThat(texts(grant.at("/Rules/0/Resource")))
        .containsExactly("index/troubleshooter-cache-mvp/semantic-cache");
    assertThat(texts(grant.at("/Rules/0/Permission")))
        .containsExactly("aoss:DescribeIndex", "aoss:ReadDocument", "aoss:WriteDocument");
  }

  @Test
  void administrators_make_indices() {
    JsonNode grant = grant(MVP, 1);

    assertThat(texts(grant.path("Principal")))
        .containsExactly("arn:aws:iam::333333333333:role/troubleshooter-deployer");
    assertThat(texts(grant.at("/Rules/0/Resource")))
        .containsExactly("index/troubleshooter-cache-mvp/*");
    assertThat(texts(grant.at("/Rules/0/Permission")))
        .contains("aoss:CreateIndex", "aoss:UpdateIndex", "aoss:DeleteIndex");
  }

  @Test
  void without_administrators_nobody_makes_indices() {
    assertThat(
            policy(
                troubleshooter("vector_administrator_arns=[]"),
                "aws_opensearchserverless_access_policy.cache"))
        .hasSize(1);
  }

  @Test
  void an_output_says_what_the_index_is_to_be() {
    JsonNode index =
        troubleshooter("vector_dimensions=256", "vector_similarity=inner_product")
            .outputs()
            .get("vector_index")
            .value("value");

    assertThat(index.path("name").asText()).isEqualTo("semantic-cache");
    assertThat(index.path("dimensions").asInt()).isEqualTo(256);
    assertThat(index.path("similarity").asText()).isEqualTo("inner_product");
    assertThat(index.path("reach").asText()).isEqualTo("vpc");
    assertThat(index.path("endpoint").asText())
        .isEqualTo("${aws_opensearchserverless_collection.cache.collection_endpoint}");
  }

  private static JsonNode grant(TerraformDocument document, int position) {
    return policy(document, "aws_opensearchserverless_access_policy.cache").get(position);
  }

  /** Of the local value that the resource passes to {@code jsonencode}. */
  private static JsonNode policy(TerraformDocument document, String address) {
    String name =
        document
            .resource(address)
            .text("policy")
            .orElseThrow()
            .replaceFirst("^\\$\\{jsonencode\\(local\\.(\\w+)\\)}$", "$1");
    return document.locals().value(name);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
