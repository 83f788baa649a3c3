package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;

/** The way in from the internet. */
public record AccessSettings(
    @Setting("IPv4 blocks from which the load balancer is reached")
        @Allowed.Entries(min = 1, max = 50)
        @Allowed.Cidr
        List<String> allowedCidrBlocks,
    @Setting("ARN of the ACM certificate of the HTTPS listener")
        @Allowed.Matching(
            value = "arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            says = "the ARN of an ACM certificate")
        String certificateArn,
    @Setting("TLS policy of the HTTPS listener; TLS 1.2 is the oldest that is spoken")
        @Allowed.Texts({
          "ELBSecurityPolicy-TLS13-1-2-2021-06",
          "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
          "ELBSecurityPolicy-TLS13-1-3-2021-06"
        })
        Variable<String> tlsPolicy,
    @Setting("seconds of silence after which the load balancer ends a connection")
        @Allowed.Between(min = 1, max = 4000)
        Variable<Integer> idleTimeoutSeconds,
    @Setting("seconds that a task may end its requests in before it is stopped")
        @Allowed.Between(min = 1, max = 3600)
        Variable<Integer> deregistrationDelaySeconds,
    @Setting("whether load balancer, registry and buckets refuse to be deleted")
        boolean enableDeletionProtection) {}
