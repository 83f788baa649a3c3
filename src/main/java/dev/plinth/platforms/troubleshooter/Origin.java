package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.edge.LoadBalancer;
import dev.plinth.constructs.edge.LoadBalancerProps;
import dev.plinth.constructs.edge.LoadBalancerProps.Callers;
import dev.plinth.constructs.edge.LoadBalancerProps.Refusal;
import dev.plinth.constructs.edge.LoadBalancerProps.Tls;
import dev.plinth.constructs.edge.NetworkLoadBalancer;
import dev.plinth.constructs.edge.NetworkLoadBalancerProps;
import dev.plinth.constructs.edge.Route;
import dev.plinth.constructs.edge.Route.Header;
import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.edge.TargetGroupProps;
import dev.plinth.constructs.edge.VpcLink;
import dev.plinth.constructs.keys.GeneratedSecret;
import dev.plinth.constructs.keys.GeneratedSecretProps;
import dev.plinth.constructs.network.DnsAlias;
import dev.plinth.constructs.network.DnsAliasProps;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.Subnets;
import dev.plinth.environment.troubleshooter.OriginSettings;
import dev.plinth.environment.troubleshooter.OriginSettings.Integration;
import java.util.Map;
import java.util.Optional;

/**
 * What the API calls: the load balancer before the service, and the way to it. Either way the API
 * speaks TLS with the load balancer, by one name that its certificate has.
 */
final class Origin {
  /** The stage variable that holds what the load balancer asks for, where it asks. */
  static final String STAGE_VARIABLE = "originVerify";

  private static final String HEADER = "X-Origin-Verify";

  /** TLS 1.2 and 1.3, which is what API Gateway speaks with origins. */
  private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

  private final TroubleshooterPlatform platform;
  private final OriginSettings settings;
  private final Network network;
  private final TargetGroup targets;
  private final LoadBalancer balancer;
  private final Optional<VpcLink> link;
  private final Optional<String> secret;

  Origin(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Stores stores) {
    this.platform = platform;
    this.network = network;
    settings = platform.settings().origin();
    targets = tasks();
    if (settings.integration() == Integration.PUBLIC_ALB) {
      balancer =
          balancer(
              props(firewall, stores, network.publicSubnets(), Optional.empty())
                  .withCallers(Callers.PROGRAMS)
                  .withRefusal(Refusal.FORBIDDEN));
      secret = Optional.of(admitWhoKnows(secret(keys)));
      link = Optional.empty();
      settings.hostedZoneId().ifPresent(this::name);
    } else {
      balancer =
          balancer(
              props(firewall, stores, network.privateSubnets(), Optional.of(targets))
                  .withCallers(Callers.NEIGHBOURS));
      secret = Optional.empty();
      link = Optional.of(link(firewall));
    }
  }

  /** The address that paths are added to, such as {@code https://origin.example.com}. */
  String uri() {
    return "https://" + settings.originDomainName();
  }

  /** The VPC link that requests take; empty: they take the internet. */
  Optional<String> vpcLinkId() {
    return link.map(VpcLink::id);
  }

  /** Headers of each request to it: the name to the source of the value in the API. */
  Map<String, String> headers() {
    return secret.isPresent() ? Map.of(HEADER, "stageVariables." + STAGE_VARIABLE) : Map.of();
  }

  /** Variables of the API's stage that the headers take their values from. */
  Map<String, String> stageVariables() {
    return secret.map(value -> Map.of(STAGE_VARIABLE, value)).orElse(Map.of());
  }

  LoadBalancer balancer() {
    return balancer;
  }

  TargetGroup targets() {
    return targets;
  }

  private TargetGroup tasks() {
    var compute = platform.settings().compute();
    int port = compute.containerPort();
    return new TargetGroup(
        platform,
        "service",
        TargetGroupProps.ofTasks(
            platform.name("service-" + port),
            network.vpcId(),
            port,
            compute.healthCheckPath(),
            settings.deregistrationDelaySeconds().reference()));
  }

  private LoadBalancer balancer(LoadBalancerProps props) {
    return new LoadBalancer(platform, "main", props);
  }

  private LoadBalancerProps props(
      Firewall firewall, Stores stores, Subnets subnets, Optional<TargetGroup> defaultTargets) {
    return LoadBalancerProps.of(
        platform.name("alb"),
        subnets,
        firewall.balancer(),
        number(settings.idleTimeoutSeconds()),
        stores.accessLogs(),
        Optional.of(new Tls(settings.originCertificateArn(), TLS_POLICY)),
        platform.settings().data().enableDeletionProtection(),
        defaultTargets);
  }

  /** Gone at once when it is deleted: whoever needs one again makes another. */
  private GeneratedSecret secret(Keys keys) {
    return new GeneratedSecret(
        platform,
        "origin_verify",
        GeneratedSecretProps.of(
            platform.name("origin-verify"),
            "What the API shows the load balancer, which turns others away",
            keys.data(),
            0));
  }

  /**
   * Others get nothing but 403. The value stands in the state: neither the load balancer nor API
   * Gateway takes a reference to it.
   */
  private String admitWhoKnows(GeneratedSecret secret) {
    String value = secret.read();
    balancer.route("verified", Route.of(1, new Header(HEADER, value)), targets);
    return value;
  }

  private void name(String zoneId) {
    new DnsAlias(
        platform,
        "origin",
        new DnsAliasProps(
            zoneId, settings.originDomainName(), balancer.dnsName(), balancer.dnsZoneId()));
  }

  /** A link of a REST API leads to a network load balancer, and that one to ours. */
  private VpcLink link(Firewall firewall) {
    return new VpcLink(
        platform,
        "main",
        platform.name("link"),
        new NetworkLoadBalancer(
            platform,
            "link",
            new NetworkLoadBalancerProps(
                platform.name("nlb"),
                network.vpcId(),
                network.privateSubnets(),
                firewall.link().orElseThrow(),
                balancer,
                platform.settings().compute().healthCheckPath(),
                platform.settings().data().enableDeletionProtection())));
  }
}
