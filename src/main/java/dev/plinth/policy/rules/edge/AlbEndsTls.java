package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lock on the front door. */
public final class AlbEndsTls implements DocumentRule {
  private static final Pattern ACM =
      Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/.+");
  private static final int HTTPS = 443;

  @Override
  public String title() {
    return "Application load balancers listen for HTTPS with a certificate of ACM";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Passwords and sessions cross the internet where everybody on the way reads them.";
  }

  @Override
  public String remedy() {
    return "Add a listener on port 443 with protocol HTTPS and the certificate of the"
        + " platform's name.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(40), Source.ollama(28), Source.fsbp("elb", "ELB", 18));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main"}},
          "aws_lb_listener": {"http": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 80, "protocol": "HTTP"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main"}},
          "aws_lb_listener": {"https": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 443, "protocol": "HTTPS",
            "certificate_arn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.application(document)
        .filter(
            balancer ->
                Balancers.listeners(document, balancer).stream().noneMatch(AlbEndsTls::endsTls))
        .map(balancer -> finding(balancer, "no listener on 443 has a certificate of ACM"));
  }

  private static boolean endsTls(Resource listener) {
    return listener.text("protocol").equals(Optional.of("HTTPS"))
        && listener.number("port").equals(OptionalInt.of(HTTPS))
        && (listener.text("certificate_arn").filter(arn -> ACM.matcher(arn).matches()).isPresent()
            || listener.references("certificate_arn").stream()
                .anyMatch(reference -> reference.address().contains("aws_acm_certificate")));
  }
}
