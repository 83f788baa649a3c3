package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Optional;

/** Who may reach what, and how long a connection lasts. */
public record AccessSettings(
    @Setting("IPv4 blocks that may reach the load balancer; 0.0.0.0/0 is the whole internet")
        @Allowed.Entries(min = 1, max = 20)
        @Allowed.Cidr
        List<String> webAllowedCidrs,
    @Setting("IPv4 blocks that may call the native Ollama API, which has no login; empty: nobody")
        @Allowed.Entries(max = 20)
        @Allowed.Cidr(shortest = 8)
        List<String> apiAllowedCidrs,
    @Setting(
            "IPv4 blocks that may open an SSH connection to an instance; empty: nobody, Session"
                + " Manager is the way in")
        @Allowed.Entries(max = 20)
        @Allowed.Cidr(shortest = 8)
        List<String> sshCidrs,
    @Setting(
            "SSH key of the instances: generated (the private key is then in the Terraform state"
                + " and in an SSM parameter), existing:<key pair name>, or none")
        @Allowed.Matching(
            value = "generated|none|existing:[A-Za-z0-9_.-]{1,255}",
            says = "generated, none or existing:<key pair name>")
        String sshKey,
    @Setting(
            "name that people call the platform by and that points to the load balancer; empty: the"
                + " load balancer's own name, which no certificate covers")
        @Allowed.Matching(
            value = "[a-z0-9-]+(\\.[a-z0-9-]+)+",
            says = "a domain name such as chat.example.com, or empty")
        Optional<String> domainName,
    @Setting(
            "ACM certificate of the load balancer; with one HTTP redirects to HTTPS, empty: plain"
                + " HTTP, which only dev may use")
        @Allowed.Matching(
            value = "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            says = "the ARN of an ACM certificate, or empty")
        Optional<String> certificateArn,
    @Setting("TLS policy of the HTTPS listener")
        @Allowed.Texts({
          "ELBSecurityPolicy-TLS13-1-2-2021-06",
          "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
          "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
          "ELBSecurityPolicy-TLS13-1-3-2021-06",
        })
        Variable<String> tlsPolicy,
    @Setting(
            "seconds that the load balancer keeps a silent connection: longer than the application"
                + " waits for the model")
        @Allowed.Between(min = 60, max = 4000)
        Variable<Integer> albIdleTimeoutSeconds,
    @Setting("seconds that clients are told to wait for an answer: at least the load balancer's")
        @Allowed.Between(min = 60, max = 4000)
        Variable<Integer> clientTimeoutSeconds,
    @Setting("seconds that a user stays on the same instance")
        @Allowed.Between(min = 60, max = 604800)
        Variable<Integer> stickinessSeconds,
    @Setting("seconds that an instance may finish its answers before it is taken out")
        @Allowed.Between(min = 1, max = 3600)
        Variable<Integer> deregistrationDelaySeconds)
    implements Checked {

  @Override
  public void check(Problems problems) {
    checkSshNeedsKey(problems);
    checkCertificateHasDomain(problems);
    checkClientOutlastsLoadBalancer(problems);
  }

  private void checkSshNeedsKey(Problems problems) {
    if (sshKey.equals("none") && !sshCidrs.isEmpty()) {
      problems.add(
          "ssh_cidrs",
          sshCidrs,
          "[] where %s is none: without a key nobody can log in"
              .formatted(problems.key("ssh_key")));
    }
  }

  private void checkCertificateHasDomain(Problems problems) {
    if (certificateArn.isPresent() && domainName.isEmpty()) {
      problems.add(
          "domain_name",
          "",
          "a name that %s covers: browsers compare the two"
              .formatted(problems.key("certificate_arn")));
    }
  }

  private void checkClientOutlastsLoadBalancer(Problems problems) {
    if (clientTimeoutSeconds.value() < albIdleTimeoutSeconds.value()) {
      problems.add(
          "client_timeout_seconds",
          clientTimeoutSeconds,
          "at least %d, %s: a client that gives up first leaves its request running"
              .formatted(albIdleTimeoutSeconds.value(), problems.key("alb_idle_timeout_seconds")));
    }
  }
}
