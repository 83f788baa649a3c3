package dev.plinth.operations.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.junit.jupiter.api.Test;

class LocalCloudTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalCloud cloud = LocalCloud.at(URI.create("http://127.0.0.1:4566"));

  @Test
  void leads_every_sdk_to_its_endpoint() {
    assertThat(cloud.environment("111122223333"))
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
        .containsEntry("AWS_EC2_METADATA_DISABLED", "true");
  }

  @Test
  void chooses_the_account_by_the_access_key() {
    assertThat(cloud.environment("111122223333"))
        .containsEntry("AWS_ACCESS_KEY_ID", "111122223333")
        .containsKey("AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void hides_the_session_and_the_profile_of_the_user() {
    assertThat(cloud.environment("111122223333"))
        .containsEntry("AWS_SESSION_TOKEN", "")
        .containsEntry("AWS_PROFILE", "");
  }

  @Test
  void leaves_the_region_to_the_configuration() {
    assertThat(cloud.environment("111122223333"))
        .doesNotContainKeys("AWS_REGION", "AWS_DEFAULT_REGION");
  }

  @Test
  void adds_to_every_provider_by_its_alias() throws Exception {
    JsonNode providers =
        override(
            """
            {"provider": {"aws": [
              {"region": "eu-west-1"},
              {"region": "us-east-1", "alias": "us_east_1"}
            ]}}
            """);

    assertThat(providers).hasSize(2);
    assertThat(providers.get(0).has("alias")).isFalse();
    assertThat(providers.get(1).path("alias").asText()).isEqualTo("us_east_1");
    assertThat(providers)
        .allSatisfy(
            provider -> {
              assertThat(provider.path("s3_use_path_style").asBoolean()).isTrue();
              assertThat(provider.path("max_retries").asInt()).isEqualTo(3);
            });
  }

  @Test
  void adds_to_a_provider_that_stands_alone() throws Exception {
    assertThat(
            override(
                """
                {"provider": {"aws": {"region": "eu-west-1"}}}
                """))
        .hasSize(1);
  }

  @Test
  void adds_nothing_to_a_configuration_without_aws() {
    assertThat(cloud.override("{}")).isEmpty();
  }

  private JsonNode override(String json) throws Exception {
    return JSON.readTree(cloud.override(json).orElseThrow()).path("provider").path("aws");
  }
}
