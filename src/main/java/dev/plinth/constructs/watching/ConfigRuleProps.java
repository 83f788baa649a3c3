package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * @param name the rule's name in this account
 * @param description what it asks for
 * @param identifier AWS's identifier of the rule, such as {@code CLOUD_TRAIL_ENABLED}
 * @param parameters what the rule is told
 * @param recorder what it looks at
 */
public record ConfigRuleProps(
    String name,
    String description,
    String identifier,
    Map<String, String> parameters,
    ConfigRecorder recorder) {}
