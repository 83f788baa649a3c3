package dev.plinth.operations.recovery;

import dev.plinth.operations.AwsAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;

/** Certificates that were asked for in a region before it was needed. */
final class IssuedCertificates {
  /** What a load balancer takes; asked for nothing, ACM leaves those of elliptic curves out. */
  private static final List<KeyAlgorithm> KEYS =
      List.of(
          KeyAlgorithm.RSA_2048,
          KeyAlgorithm.RSA_3072,
          KeyAlgorithm.RSA_4096,
          KeyAlgorithm.EC_PRIME256_V1,
          KeyAlgorithm.EC_SECP384_R1);

  private final AwsAccess access;

  IssuedCertificates(AwsAccess access) {
    this.access = access;
  }

  /** One that a name is in, or the name's domain with an asterisk. */
  Optional<String> forName(String name) {
    String any = "*." + name.substring(name.indexOf('.') + 1);
    try (var certificates = access.certificates()) {
      return certificates
          .listCertificatesPaginator(
              request ->
                  request
                      .certificateStatuses(CertificateStatus.ISSUED)
                      .includes(filters -> filters.keyTypes(KEYS)))
          .certificateSummaryList()
          .stream()
          .filter(found -> names(found).anyMatch(it -> it.equals(name) || it.equals(any)))
          .map(CertificateSummary::certificateArn)
          .findFirst();
    }
  }

  private static Stream<String> names(CertificateSummary certificate) {
    return Stream.concat(
        Stream.of(certificate.domainName()),
        certificate.subjectAlternativeNameSummaries().stream());
  }
}
