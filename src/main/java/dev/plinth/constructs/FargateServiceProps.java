package dev.plinth.constructs;

/**
 * @param name the service's name
 * @param task what it runs
 */
public record FargateServiceProps(String name, FargateTask task) {}
