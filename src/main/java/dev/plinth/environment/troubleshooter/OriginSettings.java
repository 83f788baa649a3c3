package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.Optional;

/** How the API reaches its service. */
public record OriginSettings(
    @Setting(
            "how the API reaches the load balancer: public_alb (by the internet, with a secret"
                + " header) or private (by a VPC link)")
        Integration integration,
    @Setting("name by which the API calls the load balancer, which its certificate must have")
        @Allowed.Matching(value = OriginSettings.DOMAIN, says = "a domain name in lower case")
        String originDomainName,
    @Setting("ARN of the load balancer's ACM certificate")
        @Allowed.Matching(
            value = OriginSettings.CERTIFICATE,
            says = "the ARN of an ACM certificate")
        String originCertificateArn,
    @Setting("Route 53 zone that gets the platform's names; empty: DNS is elsewhere")
        @Allowed.Matching(value = "Z[A-Z0-9]{5,31}", says = "the id of a hosted zone, or empty")
        Optional<String> hostedZoneId,
    @Setting("seconds of silence after which the load balancer ends a connection")
        @Allowed.Between(min = 1, max = 4000)
        Variable<Integer> idleTimeoutSeconds,
    @Setting("seconds that a task may end its requests in before it is stopped")
        @Allowed.Between(min = 1, max = 3600)
        Variable<Integer> deregistrationDelaySeconds) {
  static final String DOMAIN = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}";
  static final String CERTIFICATE = "arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+";

  /** How the API reaches the load balancer. */
  public enum Integration {
    PUBLIC_ALB,
    PRIVATE
  }
}
