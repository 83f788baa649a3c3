package dev.plinth.constructs;

/**
 * How CodeDeploy replaces a service's tasks.
 *
 * @param application the application's name in CodeDeploy
 * @param group the name of its only deployment group
 */
public record BlueGreen(String application, String group) {}
