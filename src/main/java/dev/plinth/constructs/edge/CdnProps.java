package dev.plinth.constructs.edge;

import dev.plinth.constructs.storage.Bucket;
import java.util.List;
import java.util.Optional;

/**
 * @param name the distribution's comment, and what its parts are called
 * @param bucket where objects come from
 * @param path the only part of the bucket that the CDN can read, such as {@code static}; empty: all
 *     of it
 * @param defaultTtlSeconds how long an object without a Cache-Control header is cached
 * @param maxTtlSeconds how long an object is cached at most
 * @param priceClass where in the world it answers
 * @param domains its names beside its own on cloudfront.net
 * @param certificateArn the certificate of these names, in us-east-1
 * @param rootObject what is answered for {@code /}; empty: nothing
 * @param requestFunctionArn the CloudFront function that sees each request first
 * @param headersPolicyId the policy of the headers of each answer; empty: CloudFront's own security
 *     headers
 */
public record CdnProps(
    String name,
    Bucket bucket,
    Optional<String> path,
    Number defaultTtlSeconds,
    Number maxTtlSeconds,
    String priceClass,
    List<String> domains,
    Optional<String> certificateArn,
    Optional<String> rootObject,
    Optional<String> requestFunctionArn,
    Optional<String> headersPolicyId) {

  /** Files below one path, each asked for by its name. */
  public static CdnProps files(
      String name,
      Bucket bucket,
      String path,
      Number defaultTtlSeconds,
      Number maxTtlSeconds,
      String priceClass,
      List<String> domains,
      Optional<String> certificateArn) {
    return new CdnProps(
        name,
        bucket,
        Optional.of(path),
        defaultTtlSeconds,
        maxTtlSeconds,
        priceClass,
        domains,
        certificateArn,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
