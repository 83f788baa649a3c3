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
 *
 * <p>What an object of objects was synthesized with stands in a local value, a line for each, so
 * that one more is one more line.
 */
final class SettingVariables {
  /** The local value that says what objects of objects were synthesized with. */
  private static final String SYNTHESIZED = "synthesized";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingVariables() {}

  /** The variables: those of the settings file, then those of catalogues. */
  static Map<String, Object> of(EnvironmentSettings settings) {
    var values = SettingsSchema.values(settings);
    var variables = new LinkedHashMap<String, Object>();
    for (SettingDefinition setting : SettingsSchema.of(settings.getClass())) {
      variables.put(setting.key(), variable(setting, values.get(setting.key()), settings));
    }
    var catalogues = SettingsSchema.catalogueValues(settings);
    for (SettingDefinition catalogue : SettingsSchema.catalogues(settings.getClass())) {
      variables.put(
          catalogue.key(), variable(catalogue, catalogues.get(catalogue.key()), settings));
    }
    return variables;
  }

  /** What the variables are compared with: place in the JSON to name to JSON. */
  static Map<String, Map<String, String>> locals(EnvironmentSettings settings) {
    var locals = new LinkedHashMap<String, Map<String, String>>();
    var objects = new LinkedHashMap<String, Object>(SettingsSchema.values(settings));
    objects.putAll(SettingsSchema.catalogueValues(settings));
    objects.forEach(
        (key, value) -> {
          if (isObjectOfObjects(value)) {
            locals.put("locals.%s.%s".formatted(SYNTHESIZED, key), lines((Map<?, ?>) value));
          }
        });
    return locals;
  }

  private static Map<String, String> lines(Map<?, ?> objects) {
    var lines = new LinkedHashMap<String, String>();
    objects.forEach((name, object) -> lines.put((String) name, json(object)));
    return lines;
  }

  private static Map<String, Object> variable(
      SettingDefinition setting, Object value, EnvironmentSettings settings) {
    var validations = new ArrayList<Map<String, Object>>();
    setting
        .constraints()
        .forEach(
            constraint -> {
              // Another value than the synthesized one is refused anyway; fixed words are said too.
              if (setting.variable() || constraint.words().isPresent()) {
                validations.add(
                    validation(
                        constraint.condition("var." + setting.key()),
                        constraint
                            .words()
                            .orElse(
                                "%s: allowed is %s.".formatted(setting.key(), constraint.says()))));
              }
            });
    if (!setting.variable()) {
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
    String synthesized =
        isObjectOfObjects(value)
            ? "{ for name, json in local.%s.%s : name => jsondecode(json) }"
                .formatted(SYNTHESIZED, setting.key())
            : json(value);
    return validation(
        "jsonencode(var.%s) == jsonencode(%s)".formatted(setting.key(), synthesized),
        "%s decides the structure, and this configuration was synthesized with another value. Change it in the settings file and synthesize again."
            .formatted(setting.key()));
  }

  private static boolean isObjectOfObjects(Object value) {
    return value instanceof Map<?, ?> object
        && object.values().stream().allMatch(Map.class::isInstance);
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
