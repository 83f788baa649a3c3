package dev.plinth.constructs.edge;

import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.Subnets;
import dev.plinth.constructs.storage.Bucket;
import java.util.Optional;

/**
 * @param name the load balancer's name, 32 characters at most
 * @param subnets where it stands, in two zones at least: public ones where callers come by the
 *     internet
 * @param securityGroup who may connect
 * @param idleTimeoutSeconds how long a connection may be silent, on either side
 * @param accessLogs the bucket that gets a line for each request, below {@code alb/}
 * @param tls the certificate and policy of HTTPS; empty: plain HTTP
 * @param deletionProtection whether deletion is refused
 * @param defaultTargets who answers what no rule sends elsewhere; empty: nobody does
 * @param callers who calls, and from where
 * @param refusal what callers get whom nobody answers
 */
public record LoadBalancerProps(
    String name,
    Subnets subnets,
    SecurityGroup securityGroup,
    Number idleTimeoutSeconds,
    Bucket accessLogs,
    Optional<Tls> tls,
    boolean deletionProtection,
    Optional<TargetGroup> defaultTargets,
    Callers callers,
    Refusal refusal) {
  /** How HTTPS is spoken. */
  public record Tls(String certificateArn, String policy) {}

  /** Who calls, and from where. */
  public enum Callers {
    /** People with browsers, from the internet: who comes by HTTP is sent to HTTPS. */
    PEOPLE,
    /** Programs from the internet, which are told the right address: HTTP is not spoken. */
    PROGRAMS,
    /** Programs in the network: there is no address on the internet. */
    NEIGHBOURS
  }

  /** What callers get whom nobody answers. */
  public enum Refusal {
    NOT_FOUND("404", "not found"),
    FORBIDDEN("403", "forbidden");

    private final String status;
    private final String message;

    Refusal(String status, String message) {
      this.status = status;
      this.message = message;
    }

    String status() {
      return status;
    }

    String message() {
      return message;
    }
  }

  /** For people on the internet, who get 404 for what nobody answers. */
  public static LoadBalancerProps of(
      String name,
      Subnets subnets,
      SecurityGroup securityGroup,
      Number idleTimeoutSeconds,
      Bucket accessLogs,
      Optional<Tls> tls,
      boolean deletionProtection,
      Optional<TargetGroup> defaultTargets) {
    return new LoadBalancerProps(
        name,
        subnets,
        securityGroup,
        idleTimeoutSeconds,
        accessLogs,
        tls,
        deletionProtection,
        defaultTargets,
        Callers.PEOPLE,
        Refusal.NOT_FOUND);
  }

  /** For other callers, in the subnets given. */
  public LoadBalancerProps withCallers(Callers callers) {
    return new LoadBalancerProps(
        name,
        subnets,
        securityGroup,
        idleTimeoutSeconds,
        accessLogs,
        tls,
        deletionProtection,
        defaultTargets,
        callers,
        refusal);
  }

  public LoadBalancerProps withRefusal(Refusal refusal) {
    return new LoadBalancerProps(
        name,
        subnets,
        securityGroup,
        idleTimeoutSeconds,
        accessLogs,
        tls,
        deletionProtection,
        defaultTargets,
        callers,
        refusal);
  }
}
