package dev.plinth.constructs.compute;

import dev.plinth.constructs.access.Role;
import java.util.Map;

/**
 * @param family what revisions of the task have in common
 * @param cpu units of CPU, of which 1024 are a processor
 * @param memory megabytes, of those that Fargate has for the CPU
 * @param container what the program runs in
 * @param log where its lines go
 * @param executionRole what starts the task
 * @param taskRole what the program may do
 * @param openToOperators whether operators may open a shell in the container, for which it must be
 *     able to write to its own disk
 * @param tags what the revision's tags say beside those that everything carries
 */
public record FargateTaskProps(
    String family,
    int cpu,
    int memory,
    Container container,
    TaskLog log,
    Role executionRole,
    Role taskRole,
    boolean openToOperators,
    Map<String, String> tags) {}
