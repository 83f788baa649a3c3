package dev.plinth.constructs.compute;

import dev.plinth.constructs.edge.LoadBalancer;
import dev.plinth.constructs.edge.TargetGroup;

/**
 * @param name the policy's name
 * @param fleet what grows
 * @param balancer where requests come in
 * @param targets whose requests count
 * @param requestsPerInstance in a minute
 */
public record RequestScalingProps(
    String name,
    Fleet fleet,
    LoadBalancer balancer,
    TargetGroup targets,
    Number requestsPerInstance) {}
