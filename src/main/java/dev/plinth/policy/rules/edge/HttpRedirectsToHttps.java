package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plain HTTP says one thing: where HTTPS is. */
public final class HttpRedirectsToHttps implements DocumentRule {
  @Override
  public String title() {
    return "What comes by HTTP is sent on to HTTPS";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever types the name without https sends the password for everybody on the"
        + " way to read.";
  }

  @Override
  public String remedy() {
    return "Let the default action redirect to port 443 by HTTPS with HTTP_301, and"
        + " delete the rules of the listener.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(28), Source.fsbp("elb", "ELB", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener": {"http": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 80,
          "protocol": "HTTP", "default_action": [
            {"type": "forward", "target_group_arn": "${aws_lb_target_group.web.arn}"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener": {"http": {"load_balancer_arn": "${aws_lb.main.arn}", "port": 80,
          "protocol": "HTTP", "default_action": [
            {"type": "redirect", "redirect": {"port": "443", "protocol": "HTTPS", "status_code": "HTTP_301"}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.listeners(document)
        .filter(listener -> listener.text("protocol").equals(Optional.of("HTTP")))
        .flatMap(listener -> check(document, listener));
  }

  /** Where a listener does not redirect at all, its rules are no news. */
  private Stream<Finding> check(TerraformDocument document, Resource listener) {
    List<Finding> found = wrong(listener, "default_action").toList();
    return found.isEmpty()
        ? Balancers.rules(document)
            .filter(rule -> isOf(document, rule, listener))
            .flatMap(rule -> wrong(rule, "action"))
        : found.stream();
  }

  private Stream<Finding> wrong(Resource place, String actions) {
    List<Block> all = place.blocks(actions);
    return !all.isEmpty() && all.stream().allMatch(HttpRedirectsToHttps::redirects)
        ? Stream.empty()
        : Stream.of(
            new Finding(
                this,
                place.address(),
                actions + " does not redirect to HTTPS",
                all.stream().noneMatch(HttpRedirectsToHttps::isUnknown)));
  }

  private static boolean redirects(Block action) {
    return action.text("type").equals(Optional.of("redirect"))
        && action.blocks("redirect").stream()
            .anyMatch(redirect -> redirect.text("protocol").equals(Optional.of("HTTPS")));
  }

  private static boolean isUnknown(Block action) {
    return action.isUnknown("type")
        || action.blocks("redirect").stream().anyMatch(to -> to.isUnknown("protocol"));
  }

  private static boolean isOf(TerraformDocument document, Resource rule, Resource listener) {
    return document.referred(rule, "listener_arn").contains(listener);
  }
}
