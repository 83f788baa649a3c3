package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;

/** Whether certificates in use are valid for long enough. */
final class CertificateHealth implements Look {
  /**
   * ACM renews its own 60 days before they end: one that is nearer to its end than this was not
   * renewed, or is somebody's own.
   *
   * @see <a href="https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html">Managed
   *     certificate renewal</a>
   */
  private static final Duration TOO_SHORT = Duration.ofDays(30);

  private final AwsAccess access;
  private final TerraformState state;
  private final Instant now;

  CertificateHealth(AwsAccess access, TerraformState state, Instant now) {
    this.access = access;
    this.state = state;
    this.now = now;
  }

  @Override
  public List<Observation> look() {
    return certificates().map(this::look).toList();
  }

  private Stream<String> certificates() {
    return Stream.of(
            named("aws_lb_listener", listener -> listener.path("certificate_arn")),
            named("aws_lb_listener_certificate", listener -> listener.path("certificate_arn")),
            named("aws_api_gateway_domain_name", name -> name.path("regional_certificate_arn")),
            named(
                "aws_cloudfront_distribution",
                distribution -> distribution.at("/viewer_certificate/0/acm_certificate_arn")))
        .flatMap(Function.identity())
        .filter(arn -> arn.startsWith("arn:"))
        .distinct();
  }

  private Stream<String> named(String type, Function<JsonNode, JsonNode> certificate) {
    return state.resources(type).stream().map(certificate).map(JsonNode::asText);
  }

  private Observation look(String arn) {
    String part = "certificate " + arn.substring(arn.lastIndexOf('/') + 1);
    try (var acm = access.in(Arn.fromString(arn).region().orElseThrow()).certificates()) {
      var certificate =
          acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
      String name = "%s for %s".formatted(part, certificate.domainName());
      if (certificate.status() != CertificateStatus.ISSUED) {
        return Observation.bad(
            name, certificate.statusAsString(), "validate it, or name another in the settings");
      }
      long days = Duration.between(now, certificate.notAfter()).toDays();
      String says = "valid for %d days".formatted(days);
      return days >= TOO_SHORT.toDays()
          ? Observation.good(name, says)
          : Observation.bad(
              name,
              says,
              "the DNS records of its validation must still be there for ACM to renew it; import a"
                  + " new one if it is your own");
    } catch (ResourceNotFoundException missing) {
      return Observation.bad(
          part, "is not in ACM", "name one that is there in the settings, and deploy");
    }
  }
}
