package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Old protocols have known holes. */
public final class TlsPolicyModern implements DocumentRule {
  private static final Set<String> SPEAK_TLS = Set.of("HTTPS", "TLS");

  /** The names say the oldest version; those without one, and FS policies without, begin at 1.0. */
  private static final Pattern MODERN =
      Pattern.compile("ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-[\\w-]+");

  @Override
  public String title() {
    return "Listeners speak TLS 1.2 or later";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Without a policy AWS speaks TLS 1.0 too, which can be forced on a visitor and read.";
  }

  @Override
  public String remedy() {
    return "Set ssl_policy to ELBSecurityPolicy-TLS13-1-2-2021-06. It works at once;"
        + " browsers from before 2014 stay out.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(6),
        Source.fsbp("elb", "ELB", 17),
        Source.page(
            "Security policies for your Application Load Balancer",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener": {"https": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 443,
          "protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-2016-08"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener": {"https": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 443,
          "protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.listeners(document)
        .filter(listener -> listener.text("protocol").filter(SPEAK_TLS::contains).isPresent())
        .filter(
            listener ->
                listener
                    .text("ssl_policy")
                    .filter(name -> MODERN.matcher(name).matches())
                    .isEmpty())
        .map(
            listener ->
                finding(listener, "ssl_policy", "ssl_policy admits versions before TLS 1.2"));
  }
}
