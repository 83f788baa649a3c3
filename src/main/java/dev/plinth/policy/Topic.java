package dev.plinth.policy;

import java.util.List;

/**
 * Rules about one field.
 *
 * @param title of the field: {@code Storage}
 * @param rules by their names
 */
public record Topic(String title, List<Rule> rules) {}
