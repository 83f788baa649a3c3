package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The chain of time-outs: whoever stands behind has at least as long as the one before waits.
 *
 * <p>Which load balancer an API's address leads to is not in a document, but for the
 * troubleshooter, which has one of each.
 */
public final class BalancerWaitsAsLongAsItsCaller implements DocumentRule {
  private static final int IDLE_BY_DEFAULT = 60;
  private static final int READ_BY_DEFAULT = 30;
  private static final int INTEGRATION_BY_DEFAULT = 29_000;
  private static final int MILLIS = 1000;

  @Override
  public String title() {
    return "Load balancers wait for an answer as long as what calls them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Answers that the caller would still wait for end as a 504 of the load balancer.";
  }

  @Override
  public String remedy() {
    return "Raise idle_timeout of the load balancer, or let the caller wait for less. Neither"
        + " interrupts anything.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Application Load Balancers: connection idle timeout",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html"),
        Source.page(
            "CloudFront: response timeout of an origin",
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html"));
  }

  @Override
  public Example bad() {
    return Example.of(example(30));
  }

  @Override
  public Example good() {
    return Example.of(example(60));
  }

  private static String example(int idleTimeout) {
    return """
        {"resource": {
          "aws_lb": {"web": {"name": "web", "idle_timeout": %d}},
          "aws_cloudfront_distribution": {"web": {"origin": [{"origin_id": "web",
            "domain_name": "${aws_lb.web.dns_name}",
            "custom_origin_config": {"origin_read_timeout": 60}}]}}
        }}
        """
        .formatted(idleTimeout);
  }

  /** Somebody who asks a load balancer, and for how many seconds he waits; empty: not known. */
  private record Caller(String name, OptionalInt seconds) {}

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.application(document)
        .flatMap(
            balancer ->
                callers(document, balancer)
                    .filter(caller -> !isServed(caller, balancer))
                    .max(Comparator.comparingInt(caller -> caller.seconds().orElse(0)))
                    .map(caller -> finding(balancer, caller))
                    .stream());
  }

  private static Stream<Caller> callers(TerraformDocument document, Resource balancer) {
    return Stream.concat(distributions(document, balancer), operations(document));
  }

  private static Stream<Caller> distributions(TerraformDocument document, Resource balancer) {
    return document.resources("aws_cloudfront_distribution").stream()
        .flatMap(
            distribution ->
                distribution.blocks("origin").stream()
                    .filter(origin -> document.referred(origin, "domain_name").contains(balancer))
                    .flatMap(origin -> origin.blocks("custom_origin_config").stream())
                    .map(
                        origin ->
                            new Caller(
                                distribution.address(),
                                seconds(origin, "origin_read_timeout", READ_BY_DEFAULT))));
  }

  private static Stream<Caller> operations(TerraformDocument document) {
    return Optional.of(document).filter(it -> PlatformOf.is(it, "troubleshooter")).stream()
        .flatMap(ApiOperation::all)
        .filter(operation -> callsByHttp(operation.integration()))
        .map(
            operation ->
                new Caller(operation.name(), rounded(operation.integration(), "timeoutInMillis")));
  }

  private static boolean callsByHttp(Block integration) {
    return integration.text("type").orElse("").toLowerCase(Locale.ROOT).startsWith("http");
  }

  private static OptionalInt rounded(Block integration, String argument) {
    OptionalInt millis = seconds(integration, argument, INTEGRATION_BY_DEFAULT);
    return millis.isPresent()
        ? OptionalInt.of((millis.getAsInt() + MILLIS - 1) / MILLIS)
        : OptionalInt.empty();
  }

  private static OptionalInt seconds(Block block, String argument, int byDefault) {
    return block.isSet(argument) ? block.number(argument) : OptionalInt.of(byDefault);
  }

  private static OptionalInt idle(Resource balancer) {
    return seconds(balancer, "idle_timeout", IDLE_BY_DEFAULT);
  }

  private static boolean isServed(Caller caller, Resource balancer) {
    OptionalInt idle = idle(balancer);
    return idle.isPresent()
        && caller.seconds().isPresent()
        && caller.seconds().getAsInt() <= idle.getAsInt();
  }

  private Finding finding(Resource balancer, Caller caller) {
    OptionalInt idle = idle(balancer);
    return new Finding(
        this,
        balancer.address(),
        "it gives up after %s s, and %s waits for %s s"
            .formatted(text(idle), caller.name(), text(caller.seconds())),
        idle.isPresent() && caller.seconds().isPresent());
  }

  private static String text(OptionalInt seconds) {
    return seconds.isPresent() ? String.valueOf(seconds.getAsInt()) : "an unknown number of";
  }
}
