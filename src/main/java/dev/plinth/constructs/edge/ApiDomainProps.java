package dev.plinth.constructs.edge;

import java.util.Optional;

/**
 * @param name such as {@code api.example.com}
 * @param certificateArn of ACM in the API's region, for that name
 * @param stage what answers there, without its name in the path
 * @param zoneId the hosted zone that gets the name; empty: DNS is elsewhere
 */
public record ApiDomainProps(
    String name, String certificateArn, ApiStage stage, Optional<String> zoneId) {}
