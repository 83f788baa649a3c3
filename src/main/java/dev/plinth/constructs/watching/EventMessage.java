package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * What people read of an event.
 *
 * @param values name to the path of a value in the event, such as {@code $.detail.reason}
 * @param text one line with such names in angle brackets
 */
public record EventMessage(Map<String, String> values, String text) {}
