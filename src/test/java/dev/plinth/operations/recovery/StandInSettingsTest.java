package dev.plinth.operations.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Ipv4Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandInSettingsTest {
  private static final String HERE = "arn:aws:acm:us-west-2:222222222222:certificate/a-b-c";

  private final String production = text("ollama/production");
  private final String prod = text("microservices/prod");

  @Test
  void only_what_is_of_the_region_differs() {
    var settings = new StandInSettings(production, in("productionusw2", Optional.empty()));
    settings.useCertificate(HERE);

    assertThat(differences(production, settings.text()))
        .containsExactly(
            "\"ollama_environment\": \"productionusw2\",",
            "\"ollama_region\": \"us-west-2\",",
            "\"ollama_state_bucket\": \"states-us-west-2\",",
            "\"ollama_state_region\": \"us-west-2\",",
            "\"ollama_vpc_cidr\": \"10.2.0.0/16\",",
            "\"ollama_availability_zones\": [\"us-west-2a\", \"us-west-2b\"],",
            "\"ollama_public_subnet_cidrs\": [\"10.2.1.0/24\", \"10.2.2.0/24\"],",
            "\"ollama_private_subnet_cidrs\": [\"10.2.10.0/24\", \"10.2.11.0/24\"],",
            "\"ollama_certificate_arn\": \"%s\",".formatted(HERE),
            "\"ollama_replica_region\": \"\",");
    assertThat(settings.strange(Set.of())).isEmpty();
  }

  @Test
  void data_are_copied_back_where_they_came_from() {
    var settings = new StandInSettings(production, in("productionusw2", Optional.of("us-east-1")));

    assertThat(settings.text()).contains("\"ollama_replica_region\": \"us-east-1\"");
    assertThat(settings.strange(Set.of())).containsOnlyKeys("ollama_certificate_arn");
  }

  @Test
  void what_one_environment_of_the_world_can_have_stays_with_the_lost_one() {
    String named =
        production
            .replace("\"ollama_cdn_domains\": []", "\"ollama_cdn_domains\": [\"cdn.example.com\"]")
            .replace(
                "\"ollama_cdn_certificate_arn\": \"\"",
                "\"ollama_cdn_certificate_arn\":"
                    + " \"arn:aws:acm:us-east-1:222222222222:certificate/x\"");

    var settings = new StandInSettings(named, in("productionusw2", Optional.empty()));

    assertThat(settings.text())
        .contains("\"ollama_cdn_domains\": []", "\"ollama_cdn_certificate_arn\": \"\"");
    assertThat(settings.left()).containsExactly("ollama_cdn_domains", "ollama_cdn_certificate_arn");
  }

  @Test
  void everything_that_only_a_person_knows_is_found_at_any_depth() {
    var settings = new StandInSettings(prod, in("produsw2", Optional.of("us-east-1")));

    assertThat(settings.strange(Set.of("connection_arn")))
        .containsEntry("kafka_security_group_id", "sg-0a1b2c3d4e5f67890")
        .containsKeys(
            "certificate_arn", "rotation_lambda_arn", "service_settings.payments.secrets_arns[1]")
        .doesNotContainKeys("connection_arn", "approver_arns[0]", "replica_region");
  }

  @Test
  void a_secret_that_was_copied_to_the_region_is_used_there() {
    var settings = new StandInSettings(prod, in("produsw2", Optional.of("us-east-1")));

    settings.useSecrets(
        arn ->
            arn.equals(
                "arn:aws:secretsmanager:us-west-2:222222222222:secret:prod/orders/database-Kd83fQ"));

    assertThat(settings.text())
        .contains("us-west-2:222222222222:secret:prod/orders/database-Kd83fQ:username::\"")
        .contains("us-east-1:222222222222:secret:prod/payments/provider-pX4vRn:api_key::\"");
    assertThat(settings.strange(Set.of()))
        .doesNotContainKey("service_settings.orders.secrets_arns[0]");
  }

  @Test
  void a_certificate_that_was_made_for_the_same_name_is_used() {
    var settings = new StandInSettings(production, in("productionusw2", Optional.empty()));

    settings.useCertificates(
        name -> Optional.of(HERE).filter(it -> name.equals("chat.example.com")));

    assertThat(settings.text()).contains("\"ollama_certificate_arn\": \"%s\"".formatted(HERE));
    assertThat(settings.strange(Set.of())).isEmpty();
  }

  @Test
  void the_tag_that_names_the_environment_is_that_of_the_stand_in() {
    var settings = new StandInSettings(prod, in("produsw2", Optional.of("us-east-1")));

    assertThat(settings.text()).contains("\"Environment\": \"produsw2\",");
  }

  @Test
  void what_is_told_takes_the_place_of_what_was_derived() {
    var settings = new StandInSettings(production, in("productionusw2", Optional.empty()));

    List<String> unknown =
        settings.tell(
            Map.of(
                "ollama_min_size", "3",
                "ollama_storage_suffix", "fixed",
                "ollama_availability_zones", "[\"us-west-2c\", \"us-west-2d\"]",
                "ollama_mini_size", "3"));

    assertThat(unknown).containsExactly("ollama_mini_size");
    assertThat(settings.text())
        .contains(
            "\"ollama_min_size\": 3,",
            "\"ollama_storage_suffix\": \"fixed\",",
            "\"ollama_availability_zones\": [\"us-west-2c\", \"us-west-2d\"],");
  }

  @Test
  void the_same_words_are_known_again_in_what_they_were_written_to() {
    var settings = new SettingsEdit(production);

    assertThat(settings.says("ollama_min_size", "2")).isTrue();
    assertThat(settings.says("ollama_model", "llama3.2:1b")).isTrue();
    assertThat(settings.says("ollama_availability_zones", "[\"us-east-1a\",\"us-east-1b\"]"))
        .isTrue();
    assertThat(settings.says("ollama_min_size", "3")).isFalse();
    assertThat(settings.says("ollama_mini_size", "2")).isFalse();
  }

  @Test
  void a_network_moves_to_the_next_free_block_whole() {
    var move =
        NetworkMove.of(block("10.0.0.0/16"), List.of(block("10.0.0.0/16"), block("10.1.0.0/17")));

    assertThat(move.to()).isEqualTo(block("10.2.0.0/16"));
    assertThat(move.moved("10.0.11.0/24")).isEqualTo("10.2.11.0/24");
  }

  @Test
  void a_network_outside_of_10_moves_there() {
    assertThat(NetworkMove.of(block("172.16.0.0/16"), List.of(block("10.0.0.0/8"))).to())
        .isEqualTo(block("172.16.0.0/16"));
    assertThat(NetworkMove.of(block("172.16.0.0/16"), List.of()).to())
        .isEqualTo(block("10.0.0.0/16"));
  }

  private static StandInPlace in(String name, Optional<String> replicaRegion) {
    return new StandInPlace(
        name,
        "us-west-2",
        List.of("us-west-2a", "us-west-2b"),
        "states-us-west-2",
        "plinth-locks",
        replicaRegion,
        List.of(block("10.0.0.0/16"), block("10.1.0.0/16")));
  }

  private static Ipv4Block block(String text) {
    return Ipv4Block.of(text).orElseThrow();
  }

  private static String text(String name) {
    return StandInFiles.read(Path.of("environments", name + ".tfvars.json"));
  }

  private static List<String> differences(String before, String after) {
    List<String> lines = before.lines().toList();
    return after.lines().filter(line -> !lines.contains(line)).map(String::strip).toList();
  }
}
