package dev.plinth.constructs.network;

/**
 * @param zoneId the hosted zone of Route 53 that the name is in
 * @param name the full name, such as {@code api.example.com}
 * @param targetName the name that AWS gave what the alias points at
 * @param targetZoneId the zone of that name, which AWS tells beside it
 */
public record DnsAliasProps(String zoneId, String name, String targetName, String targetZoneId) {}
