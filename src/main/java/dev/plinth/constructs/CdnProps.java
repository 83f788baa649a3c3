package dev.plinth.constructs;

import java.util.List;
import java.util.Optional;

/**
 * @param name the distribution's comment, and what its parts are called
 * @param bucket where objects come from
 * @param path the only part of the bucket that the CDN can read, such as {@code static}
 * @param defaultTtlSeconds how long an object without a Cache-Control header is cached
 * @param maxTtlSeconds how long an object is cached at most
 * @param priceClass where in the world it answers
 * @param domains its names beside its own on cloudfront.net
 * @param certificateArn the certificate of these names, in us-east-1
 */
public record CdnProps(
    String name,
    Bucket bucket,
    String path,
    Number defaultTtlSeconds,
    Number maxTtlSeconds,
    String priceClass,
    List<String> domains,
    Optional<String> certificateArn) {}
