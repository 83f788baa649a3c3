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

/** To the origin as from the browser. */
public final class CloudfrontOriginByTls implements DocumentRule {
  private static final String POLICY = "origin_protocol_policy";
  private static final String PROTOCOLS = "origin_ssl_protocols";

  @Override
  public String title() {
    return "CloudFront asks servers by HTTPS, with TLS 1.2";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Between CloudFront and the server the request crosses the internet readable,"
        + " while the browser shows a lock.";
  }

  @Override
  public String remedy() {
    return "Set origin_protocol_policy to https-only and origin_ssl_protocols to"
        + " TLSv1.2. The server needs a certificate of its name.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("cloudfront", "CloudFront", 9), Source.fsbp("cloudfront", "CloudFront", 10));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"origin": [{"origin_id": "web",
          "domain_name": "origin.example.com", "custom_origin_config": {"http_port": 80, "https_port": 443,
            "origin_protocol_policy": "match-viewer", "origin_ssl_protocols": ["TLSv1.2"]}}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_cloudfront_distribution": {"web": {"origin": [{"origin_id": "web",
          "domain_name": "origin.example.com", "custom_origin_config": {"http_port": 80, "https_port": 443,
            "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"]}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Distributions.all(document).stream()
        .flatMap(
            distribution ->
                Distributions.origins(distribution).stream()
                    .flatMap(origin -> origin.blocks("custom_origin_config").stream())
                    .flatMap(server -> check(distribution, server)));
  }

  private Stream<Finding> check(Resource distribution, Block server) {
    if (!server.text(POLICY).equals(Optional.of("https-only"))) {
      return Stream.of(finding(distribution, server, POLICY, POLICY + " is not https-only"));
    }
    return server.texts(PROTOCOLS).equals(List.of("TLSv1.2"))
        ? Stream.empty()
        : Stream.of(
            finding(distribution, server, PROTOCOLS, PROTOCOLS + " admits others than TLSv1.2"));
  }
}
