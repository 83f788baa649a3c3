package dev.plinth.environment;

import java.util.List;

/**
 * One setting of a platform, as its records define it.
 *
 * @param key its name in the settings file, and the name of its Terraform variable
 * @param description what it is for, with the unit and the special values
 * @param terraformType such as {@code number} or {@code list(string)}
 * @param variable whether resources take it as it is; otherwise it decides the structure of the
 *     platform and cannot be changed without synthesizing again
 * @param constraints what it may be, beyond its type; all of them must allow a value
 */
public record SettingDefinition(
    String key,
    String description,
    String terraformType,
    boolean variable,
    List<Constraint> constraints) {}
