package dev.plinth.platforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.SettingDefinition;
import dev.plinth.environment.SettingsSchema;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a platform as Terraform variables, with the file's values as defaults.
 *
 * <p>A setting that resources take may be changed at plan time, within what is allowed. A setting
 * that decided structure may not: Terraform refuses any value but the synthesized one, so that
 * {@code -var-file} with the same file is right and another file is never silently ignored. The
 * environment's name must also be the workspace.
 */
final class SettingVariables {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingVariables() {}

  static Map<String, Object> of(EnvironmentSettings settings) {
    var values = SettingsSchema.values(settings);
    var variables = new LinkedHashMap<String, Object>();
    for (SettingDefinition setting : SettingsSchema.of(settings.getClass())) {
      variables.put(setting.key(), variable(setting, values.get(setting.key()), settings));
    }
    return variables;
  }

  private static Map<String, Object> variable(
      SettingDefinition setting, Object value, EnvironmentSettings settings) {
    var validations = new ArrayList<Map<String, Object>>();
    if (setting.variable()) {
      setting
          .constraints()
          .forEach(
              constraint ->
                  validations.add(
                      validation(
                          constraint.condition("var." + setting.key()),
                          "%s: allowed is %s.".formatted(setting.key(), constraint.says()))));
    } else {
      validations.add(synthesized(setting, value));
    }
    if (setting.key().endsWith("environment")) {
      validations.add(workspace(setting, settings));
    }
    var variable = new LinkedHashMap<String, Object>();
    variable.put("description", setting.description());
    variable.put("type", setting.terraformType());
    variable.put("default", value);
    variable.put("nullable", false);
    variable.put("validation", List.copyOf(validations));
    return variable;
  }

  private static Map<String, Object> workspace(
      SettingDefinition setting, EnvironmentSettings settings) {
    String environment = settings.deployment().environment();
    return validation(
        "var.%s == terraform.workspace".formatted(setting.key()),
        ("This configuration is for workspace %s, and ${terraform.workspace} is selected. Select"
                + " the right one: terraform workspace select %s")
            .formatted(environment, environment));
  }

  private static Map<String, Object> synthesized(SettingDefinition setting, Object value) {
    return validation(
        "jsonencode(var.%s) == jsonencode(%s)".formatted(setting.key(), json(value)),
        "%s decides the structure, and this configuration was synthesized with another value. Change it in the settings file and synthesize again."
            .formatted(setting.key()));
  }

  private static Map<String, Object> validation(String condition, String message) {
    return Map.of("condition", "${" + condition + "}", "error_message", message);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
