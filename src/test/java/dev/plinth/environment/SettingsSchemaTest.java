package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSchemaTest {

  @ParameterizedTest
  @ValueSource(
      classes = {OllamaSettings.class, MicroservicesSettings.class, BootstrapSettings.class})
  void every_setting_says_what_it_is_for_and_what_is_allowed(
      Class<? extends EnvironmentSettings> platform) {
    assertThat(components(platform))
        .allSatisfy(
            component ->
                assertThat(component.isAnnotationPresent(Setting.class))
                    .as("@Setting of %s", component)
                    .isTrue());
    assertThat(SettingsSchema.of(platform))
        .allSatisfy(
            setting -> {
              assertThat(setting.description()).isNotBlank().doesNotEndWith(".");
              // What service_settings says is judged service by service.
              if (!List.of("bool", "any").contains(setting.terraformType())) {
                assertThat(setting.constraints()).as(setting.key()).isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      classes = {OllamaSettings.class, MicroservicesSettings.class, BootstrapSettings.class})
  void no_two_settings_have_the_same_key(Class<? extends EnvironmentSettings> platform) {
    assertThat(SettingsSchema.of(platform))
        .extracting(SettingDefinition::key)
        .allSatisfy(key -> assertThat(key).matches("[a-z][a-z0-9_]*"))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_optional_setting_says_that_it_may_be_empty() {
    List<SettingDefinition> settings = SettingsSchema.of(OllamaSettings.class);
    List<RecordComponent> components = components(OllamaSettings.class).toList();

    for (int i = 0; i < settings.size(); i++) {
      if (components.get(i).getType() == Optional.class) {
        assertThat(settings.get(i).constraints())
            .as(settings.get(i).key())
            .isNotEmpty()
            .allMatch(constraint -> constraint.allows(""))
            .allMatch(constraint -> constraint.says().endsWith("or empty"));
      }
    }
  }

  @Test
  void keys_are_prefixed_snake_case_without_the_group() {
    assertThat(SettingsSchema.of(OllamaSettings.class))
        .extracting(SettingDefinition::key)
        .startsWith("ollama_environment", "ollama_account_id")
        .contains("ollama_vpc_cidr", "ollama_high_5xx_count", "ollama_cdn_default_ttl_seconds")
        .endsWith("ollama_database_recovery_days");
    assertThat(SettingsSchema.of(BootstrapSettings.class))
        .extracting(SettingDefinition::key)
        .endsWith("state_region", "noncurrent_version_days", "replica_region");
  }

  @Test
  void types_are_those_of_terraform() {
    var types =
        Map.of(
            "ollama_vpc_cidr", "string",
            "ollama_nat_gateways", "string",
            "ollama_certificate_arn", "string",
            "ollama_max_size", "number",
            "ollama_spot_percentage", "number",
            "ollama_deletion_protection", "bool",
            "ollama_availability_zones", "list(string)");

    assertThat(SettingsSchema.of(OllamaSettings.class))
        .filteredOn(setting -> types.containsKey(setting.key()))
        .hasSameSizeAs(types.keySet())
        .allSatisfy(
            setting -> assertThat(setting.terraformType()).isEqualTo(types.get(setting.key())));
  }

  @Test
  void what_resources_take_is_told_from_what_decides_structure() {
    assertThat(SettingsSchema.of(OllamaSettings.class))
        .filteredOn(SettingDefinition::variable)
        .extracting(SettingDefinition::key)
        .contains("ollama_max_size", "ollama_vpc_cidr")
        .doesNotContain("ollama_availability_zones", "ollama_nat_gateways", "ollama_region");
  }

  private static Stream<RecordComponent> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(
            component ->
                SettingsSchema.isGroup(component)
                    ? components(component.getType())
                    : Stream.of(component));
  }
}
