package dev.plinth.constructs;

/**
 * @param family what revisions have in common
 * @param container the name of the program's container
 * @param executionRole what starts the task
 * @param taskRole what the program may do
 */
public record FargateTaskProps(
    String family, String container, Role executionRole, Role taskRole) {}
