package dev.plinth.constructs.edge;

import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.Subnets;

/**
 * @param name the load balancer's name, 32 characters at most
 * @param vpcId the network that it stands in
 * @param subnets private subnets of the target's zones
 * @param securityGroup where it may connect to: the target's port 443
 * @param target where connections are carried to, which speaks HTTPS
 * @param healthPath what answers 200 on the target while it is of use
 * @param deletionProtection whether deletion is refused
 */
public record NetworkLoadBalancerProps(
    String name,
    String vpcId,
    Subnets subnets,
    SecurityGroup securityGroup,
    LoadBalancer target,
    String healthPath,
    boolean deletionProtection) {}
