package dev.plinth.constructs.network;

/**
 * @param name the group's name
 * @param description what is behind it; a change replaces the group
 * @param vpcId the network it belongs to
 */
public record SecurityGroupProps(String name, String description, String vpcId) {}
