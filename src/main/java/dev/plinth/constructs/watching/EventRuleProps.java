package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * @param name the rule's name
 * @param description which events it is about
 * @param pattern in the language of EventBridge
 */
public record EventRuleProps(String name, String description, Map<String, Object> pattern) {}
