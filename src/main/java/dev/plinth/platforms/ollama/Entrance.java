package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.edge.LoadBalancer;
import dev.plinth.constructs.edge.LoadBalancerProps;
import dev.plinth.constructs.edge.LoadBalancerProps.Tls;
import dev.plinth.constructs.edge.Route;
import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.edge.TargetGroupProps;
import dev.plinth.constructs.network.Network;
import dev.plinth.environment.ollama.AccessSettings;
import java.util.List;
import java.util.Optional;

/**
 * The way in: people get Open WebUI, and the programs that are let in get the native Ollama API,
 * which has no login of its own.
 */
final class Entrance {
  /**
   * What a program needs to use a model. Paths that pull, make or delete models are not among them:
   * they stay inside the network.
   */
  private static final List<String> API_PATHS =
      List.of("/api/generate", "/api/chat", "/api/tags", "/api/show", "/api/ps", "/api/embed*");

  /** A rule has five values at most: these many paths and these many callers. */
  private static final int PATHS_PER_RULE = 3;

  private static final int CALLERS_PER_RULE = 2;

  private final OllamaPlatform platform;
  private final TargetGroup chat;
  private final TargetGroup api;
  private final LoadBalancer balancer;

  Entrance(OllamaPlatform platform, Network network, Firewall firewall, Stores stores) {
    this.platform = platform;
    AccessSettings access = platform.settings().access();
    String delay = access.deregistrationDelaySeconds().reference();
    chat =
        new TargetGroup(
            platform,
            "app",
            TargetGroupProps.ofInstances(
                    platform.name("tg"), network.vpcId(), Firewall.CHAT_PORT, "/health", delay)
                .withStickiness(number(access.stickinessSeconds())));
    api =
        new TargetGroup(
            platform,
            "api",
            TargetGroupProps.ofInstances(
                platform.name("api-tg"), network.vpcId(), Firewall.API_PORT, "/api/tags", delay));
    balancer =
        new LoadBalancer(
            platform,
            "main",
            LoadBalancerProps.of(
                platform.name("alb"),
                network.publicSubnets(),
                firewall.entrance(),
                number(access.albIdleTimeoutSeconds()),
                stores.accessLogs(),
                access
                    .certificateArn()
                    .map(certificate -> new Tls(certificate, access.tlsPolicy().reference())),
                platform.settings().fleet().deletionProtection(),
                Optional.of(chat)));
    letProgramsIn(access.apiAllowedCidrs());
  }

  LoadBalancer balancer() {
    return balancer;
  }

  TargetGroup chat() {
    return chat;
  }

  TargetGroup api() {
    return api;
  }

  /** Where people go: HTTPS where there is a certificate. */
  String url() {
    String scheme = hasTls() ? "https" : "http";
    String name = platform.settings().access().domainName().orElseGet(balancer::dnsName);
    return scheme + "://" + name;
  }

  boolean hasTls() {
    return platform.settings().access().certificateArn().isPresent();
  }

  private void letProgramsIn(List<String> callers) {
    int rule = 1;
    for (List<String> some : Chunks.of(callers, CALLERS_PER_RULE)) {
      for (List<String> paths : Chunks.of(API_PATHS, PATHS_PER_RULE)) {
        balancer.route("api_" + rule, Route.of(rule, paths, some), api);
        rule++;
      }
    }
  }
}
