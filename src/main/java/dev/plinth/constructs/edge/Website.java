package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudfront_function.CloudfrontFunction;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicy;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigContentSecurityPolicy;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigContentTypeOptions;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigFrameOptions;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigReferrerPolicy;
import com.hashicorp.cdktf.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurity;
import dev.plinth.constructs.Lines;
import dev.plinth.constructs.network.DnsAlias;
import dev.plinth.constructs.network.DnsAliasProps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.constructs.Construct;

/**
 * A web application of one page, delivered from a private bucket: each of the application's own
 * addresses is answered with {@code index.html}, and browsers are told what the page may do.
 *
 * <p>How long a file is cached is said by whoever uploads it, in its Cache-Control header: a year
 * for files that have a fingerprint in their names, and nothing for {@code index.html}. A file
 * without that header is asked for anew each time, so that a new version is seen at once.
 */
public final class Website extends Construct {
  private static final String PAGE = "index.html";
  private static final int NOT_AT_ALL = 0;
  private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  private final Cdn cdn;
  private final String address;

  public Website(Construct scope, String id, WebsiteProps props) {
    super(scope, id + "-website");
    cdn =
        new Cdn(
            this,
            id,
            new CdnProps(
                props.name(),
                props.bucket(),
                Optional.empty(),
                NOT_AT_ALL,
                YEAR_SECONDS,
                props.priceClass(),
                props.domain().stream().toList(),
                props.certificateArn(),
                Optional.of(PAGE),
                Optional.of(fallback(id, props).getArn()),
                Optional.of(headers(id, props).getId())));
    address = "https://" + props.domain().orElseGet(cdn::domainName);
    props.domain().ifPresent(domain -> props.zoneId().ifPresent(zone -> name(id, domain, zone)));
  }

  /** Where browsers load it from, such as {@code https://example.com}. */
  public String address() {
    return address;
  }

  /** What delivers it. */
  public Cdn cdn() {
    return cdn;
  }

  private void name(String id, String domain, String zone) {
    new DnsAlias(this, id, new DnsAliasProps(zone, domain, cdn.domainName(), cdn.zoneId()));
  }

  private CloudfrontFunction fallback(String id, WebsiteProps props) {
    return at(
        id,
        CloudfrontFunction.Builder.create(this, "fallback")
            .name(props.name())
            .comment("Answers addresses of the application with its page")
            .runtime("cloudfront-js-2.0")
            .publish(true)
            .code(new Lines(this, id + "_function", code()).text())
            .build());
  }

  private CloudfrontResponseHeadersPolicy headers(String id, WebsiteProps props) {
    return at(
        id,
        CloudfrontResponseHeadersPolicy.Builder.create(this, "headers")
            .name(props.name())
            .comment("What browsers let " + props.name() + " do")
            .securityHeadersConfig(
                CloudfrontResponseHeadersPolicySecurityHeadersConfig.builder()
                    .strictTransportSecurity(
                        CloudfrontResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurity
                            .builder()
                            .accessControlMaxAgeSec(2 * YEAR_SECONDS)
                            .includeSubdomains(true)
                            .override(true)
                            .build())
                    .contentSecurityPolicy(
                        CloudfrontResponseHeadersPolicySecurityHeadersConfigContentSecurityPolicy
                            .builder()
                            .contentSecurityPolicy(contentPolicy(props.connectsTo()))
                            .override(true)
                            .build())
                    .contentTypeOptions(
                        CloudfrontResponseHeadersPolicySecurityHeadersConfigContentTypeOptions
                            .builder()
                            .override(true)
                            .build())
                    .frameOptions(
                        CloudfrontResponseHeadersPolicySecurityHeadersConfigFrameOptions.builder()
                            .frameOption("DENY")
                            .override(true)
                            .build())
                    .referrerPolicy(
                        CloudfrontResponseHeadersPolicySecurityHeadersConfigReferrerPolicy.builder()
                            .referrerPolicy("strict-origin-when-cross-origin")
                            .override(true)
                            .build())
                    .build())
            .build());
  }

  /** Scripts and styles come from the website alone, and no other page may show it in a frame. */
  private static String contentPolicy(List<String> connectsTo) {
    String others = connectsTo.isEmpty() ? "" : " " + String.join(" ", connectsTo);
    return String.join(
        "; ",
        "default-src 'self'",
        "connect-src 'self'" + others,
        "img-src 'self' data: blob:" + others,
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");
  }

  private static List<String> code() {
    try (var content = Website.class.getResourceAsStream("single-page.js")) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
