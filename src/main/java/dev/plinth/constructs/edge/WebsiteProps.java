package dev.plinth.constructs.edge;

import dev.plinth.constructs.storage.Bucket;
import java.util.List;
import java.util.Optional;

/**
 * @param name the distribution's comment, and what its parts are called
 * @param bucket where the application's files are, {@code index.html} at its root
 * @param connectsTo addresses beside its own that the application sends requests to, and shows
 *     images of, such as {@code https://api.example.com}
 * @param priceClass where in the world it answers
 * @param domain its own name; empty: that of CloudFront
 * @param certificateArn the certificate of this name, in us-east-1
 * @param zoneId the hosted zone of Route 53 that gets this name; empty: DNS is elsewhere
 */
public record WebsiteProps(
    String name,
    Bucket bucket,
    List<String> connectsTo,
    String priceClass,
    Optional<String> domain,
    Optional<String> certificateArn,
    Optional<String> zoneId) {}
