package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicy;
import com.hashicorp.cdktf.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin;
import com.hashicorp.cdktf.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistribution;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionDefaultCacheBehavior;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionDefaultCacheBehaviorFunctionAssociation;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionOrigin;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictions;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictionsGeoRestriction;
import com.hashicorp.cdktf.providers.aws.cloudfront_distribution.CloudfrontDistributionViewerCertificate;
import com.hashicorp.cdktf.providers.aws.cloudfront_monitoring_subscription.CloudfrontMonitoringSubscription;
import com.hashicorp.cdktf.providers.aws.cloudfront_monitoring_subscription.CloudfrontMonitoringSubscriptionMonitoringSubscription;
import com.hashicorp.cdktf.providers.aws.cloudfront_monitoring_subscription.CloudfrontMonitoringSubscriptionMonitoringSubscriptionRealtimeMetricsSubscriptionConfig;
import com.hashicorp.cdktf.providers.aws.cloudfront_origin_access_control.CloudfrontOriginAccessControl;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Delivers a private bucket, or one part of it, to the world, by HTTPS and from places near the
 * reader. The bucket admits this distribution alone, and only to that part. An origin access
 * control signs its requests, since an access identity cannot read what a customer-managed key
 * encrypts.
 */
public final class Cdn extends Construct {
  /** CloudFront's managed policy "SecurityHeadersPolicy". */
  private static final String SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03";

  private static final String ORIGIN = "bucket";

  private final CloudfrontDistribution distribution;

  public Cdn(Construct scope, String id, CdnProps props) {
    super(scope, id + "-cdn");
    distribution =
        at(
            id,
            CloudfrontDistribution.Builder.create(this, "distribution")
                .comment(props.name())
                .enabled(true)
                .isIpv6Enabled(true)
                .httpVersion("http2and3")
                .priceClass(props.priceClass())
                .aliases(props.domains().isEmpty() ? null : props.domains())
                .defaultRootObject(props.rootObject().orElse(null))
                .origin(List.of(origin(id, props)))
                .defaultCacheBehavior(behaviour(id, props))
                .restrictions(
                    CloudfrontDistributionRestrictions.builder()
                        .geoRestriction(
                            CloudfrontDistributionRestrictionsGeoRestriction.builder()
                                .restrictionType("none")
                                .build())
                        .build())
                .viewerCertificate(certificate(props))
                .tags(Map.of("Name", props.name()))
                .build());
    props
        .bucket()
        .allow(
            Statement.allow(
                    "Cdn",
                    List.of("s3:GetObject"),
                    List.of(
                        props.bucket().objects(props.path().map(path -> path + "/").orElse(""))))
                .to(Principal.service("cloudfront.amazonaws.com"))
                .when("StringEquals", "aws:SourceArn", distribution.getArn()));
    measure(id);
  }

  public String domainName() {
    return distribution.getDomainName();
  }

  public String id() {
    return distribution.getId();
  }

  /** The zone of its domain name, for aliases. */
  String zoneId() {
    return distribution.getHostedZoneId();
  }

  private CloudfrontDistributionOrigin origin(String id, CdnProps props) {
    var control =
        at(
            id,
            CloudfrontOriginAccessControl.Builder.create(this, "access-control")
                .name(props.name())
                .description("Signs what " + props.name() + " asks of its bucket")
                .originAccessControlOriginType("s3")
                .signingBehavior("always")
                .signingProtocol("sigv4")
                .build());
    return CloudfrontDistributionOrigin.builder()
        .originId(ORIGIN)
        .domainName(props.bucket().regionalDomainName())
        .originPath(props.path().map(path -> "/" + path).orElse(null))
        .originAccessControlId(control.getId())
        .build();
  }

  private CloudfrontDistributionDefaultCacheBehavior behaviour(String id, CdnProps props) {
    return CloudfrontDistributionDefaultCacheBehavior.builder()
        .targetOriginId(ORIGIN)
        .viewerProtocolPolicy("redirect-to-https")
        .allowedMethods(List.of("GET", "HEAD", "OPTIONS"))
        .cachedMethods(List.of("GET", "HEAD", "OPTIONS"))
        .compress(true)
        .cachePolicyId(cachePolicy(id, props).getId())
        .responseHeadersPolicyId(props.headersPolicyId().orElse(SECURITY_HEADERS))
        .functionAssociation(props.requestFunctionArn().map(Cdn::beforeAnythingElse).orElse(null))
        .build();
  }

  private static List<CloudfrontDistributionDefaultCacheBehaviorFunctionAssociation>
      beforeAnythingElse(String functionArn) {
    return List.of(
        CloudfrontDistributionDefaultCacheBehaviorFunctionAssociation.builder()
            .eventType("viewer-request")
            .functionArn(functionArn)
            .build());
  }

  /** Objects are the same for everybody: no header, cookie or query tells them apart. */
  private CloudfrontCachePolicy cachePolicy(String id, CdnProps props) {
    return at(
        id,
        CloudfrontCachePolicy.Builder.create(this, "cache-policy")
            .name(props.name())
            .comment("How long " + props.name() + " caches")
            .minTtl(0)
            .defaultTtl(props.defaultTtlSeconds())
            .maxTtl(props.maxTtlSeconds())
            .parametersInCacheKeyAndForwardedToOrigin(
                CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin.builder()
                    .enableAcceptEncodingBrotli(true)
                    .enableAcceptEncodingGzip(true)
                    .cookiesConfig(
                        CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig
                            .builder()
                            .cookieBehavior("none")
                            .build())
                    .headersConfig(
                        CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig
                            .builder()
                            .headerBehavior("none")
                            .build())
                    .queryStringsConfig(
                        CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig
                            .builder()
                            .queryStringBehavior("none")
                            .build())
                    .build())
            .build());
  }

  private static CloudfrontDistributionViewerCertificate certificate(CdnProps props) {
    return props
        .certificateArn()
        .map(
            arn ->
                CloudfrontDistributionViewerCertificate.builder()
                    .acmCertificateArn(arn)
                    .sslSupportMethod("sni-only")
                    .minimumProtocolVersion("TLSv1.2_2021")
                    .build())
        .orElseGet(
            () ->
                CloudfrontDistributionViewerCertificate.builder()
                    .cloudfrontDefaultCertificate(true)
                    .build());
  }

  /** The cache hit rate is among the metrics that CloudFront takes on request only. */
  private void measure(String id) {
    at(
        id,
        CloudfrontMonitoringSubscription.Builder.create(this, "metrics")
            .distributionId(distribution.getId())
            .monitoringSubscription(
                CloudfrontMonitoringSubscriptionMonitoringSubscription.builder()
                    .realtimeMetricsSubscriptionConfig(
                        CloudfrontMonitoringSubscriptionMonitoringSubscriptionRealtimeMetricsSubscriptionConfig
                            .builder()
                            .realtimeMetricsSubscriptionStatus("Enabled")
                            .build())
                    .build())
            .build());
  }
}
