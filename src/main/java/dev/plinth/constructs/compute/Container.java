package dev.plinth.constructs.compute;

import java.util.List;
import java.util.Map;

/**
 * The container that a task's program runs in.
 *
 * @param name the container's name
 * @param image what it runs, with a tag
 * @param port where the program listens
 * @param variables its environment
 * @param secrets environment variables whose values ECS fetches when the task starts: where from,
 *     by variable
 * @param healthCommand what ends well inside the container while the program answers; empty:
 *     nothing asks inside, for an image whose tools nobody knows
 */
public record Container(
    String name,
    String image,
    int port,
    Map<String, String> variables,
    Map<String, String> secrets,
    List<String> healthCommand) {}
