package dev.plinth.constructs.compute;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.watching.LogGroup;

/**
 * @param name the cluster's name
 * @param key what disks of tasks and sessions of operators are encrypted with, which must admit
 *     Fargate for this name
 * @param sessions where every word goes that an operator types into a task
 * @param insights where Container Insights keeps what it measures: {@code
 *     /aws/ecs/containerinsights/<name>/performance}
 * @param spotPercent how much of the tasks runs on spare capacity, which AWS takes away with two
 *     minutes' notice; 0 to 100
 */
public record ClusterProps(
    String name, EncryptionKey key, LogGroup sessions, LogGroup insights, int spotPercent) {}
