package dev.plinth.constructs;

import java.util.Optional;

/**
 * @param name the load balancer's name, 32 characters at most
 * @param subnets public subnets, in two zones at least
 * @param securityGroup who may connect
 * @param idleTimeoutSeconds how long a connection may be silent, on either side
 * @param accessLogs the bucket that gets a line for each request, below {@code alb/}
 * @param tls the certificate and policy of HTTPS; empty: plain HTTP
 * @param deletionProtection whether deletion is refused
 * @param defaultTargets who answers what no rule sends elsewhere; empty: nobody, clients get 404
 */
public record LoadBalancerProps(
    String name,
    Subnets subnets,
    SecurityGroup securityGroup,
    Number idleTimeoutSeconds,
    Bucket accessLogs,
    Optional<Tls> tls,
    boolean deletionProtection,
    Optional<TargetGroup> defaultTargets) {
  /** How HTTPS is spoken. */
  public record Tls(String certificateArn, String policy) {}
}
