package dev.plinth.constructs;

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
