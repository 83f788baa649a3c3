package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** From the browser on. */
public final class CloudfrontViewersUseTls implements DocumentRule {
  private static final String POLICY = "viewer_protocol_policy";
  private static final Set<String> TLS = Set.of("redirect-to-https", "https-only");

  @Override
  public String title() {
    return "CloudFront answers visitors by HTTPS alone";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Sessions and contents cross the internet where everybody on the way reads"
        + " and changes them.";
  }

  @Override
  public String remedy() {
    return "Set viewer_protocol_policy of every behaviour to redirect-to-https or https-only.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(28), Source.fsbp("cloudfront", "CloudFront", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {
          "default_cache_behavior": {"target_origin_id": "web", "viewer_protocol_policy": "allow-all"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {
          "default_cache_behavior": {"target_origin_id": "web", "viewer_protocol_policy": "redirect-to-https"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                Distributions.behaviours(distribution)
                    .filter(behaviour -> !TLS.contains(behaviour.text(POLICY).orElse("")))
                    .map(
                        behaviour ->
                            finding(
                                distribution, behaviour, POLICY, POLICY + " admits plain HTTP")));
  }
}
