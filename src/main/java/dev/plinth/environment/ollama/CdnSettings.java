package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Optional;

/** The CDN before the static part of the bucket. */
public record CdnSettings(
    @Setting("where the CDN answers: PriceClass_100 (US, Canada, Europe), 200 or All")
        @Allowed.Texts({"PriceClass_100", "PriceClass_200", "PriceClass_All"})
        Variable<String> cdnPriceClass,
    @Setting("seconds that an object without a Cache-Control header stays cached")
        @Allowed.Between(min = 0, max = 31536000)
        Variable<Integer> cdnDefaultTtlSeconds,
    @Setting("seconds that an object stays cached at most")
        @Allowed.Between(min = 1, max = 31536000)
        Variable<Integer> cdnMaxTtlSeconds,
    @Setting("domain names of the CDN beside its own; empty: only cloudfront.net's")
        @Allowed.Entries(max = 10)
        @Allowed.Matching(
            value = "[a-z0-9*-]+(\\.[a-z0-9-]+)+",
            says = "a domain name such as cdn.example.com")
        List<String> cdnDomains,
    @Setting("ACM certificate of these names, in us-east-1; empty where there are none")
        @Allowed.Matching(
            value = "arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            says = "the ARN of an ACM certificate in us-east-1, or empty")
        Optional<String> cdnCertificateArn)
    implements Checked {

  @Override
  public void check(Problems problems) {
    checkTtl(problems);
    checkCertificate(problems);
  }

  private void checkTtl(Problems problems) {
    if (cdnDefaultTtlSeconds.value() > cdnMaxTtlSeconds.value()) {
      problems.add(
          "cdn_default_ttl_seconds",
          cdnDefaultTtlSeconds,
          "at most %d, %s"
              .formatted(cdnMaxTtlSeconds.value(), problems.key("cdn_max_ttl_seconds")));
    }
  }

  private void checkCertificate(Problems problems) {
    if (!cdnDomains.isEmpty() && cdnCertificateArn.isEmpty()) {
      problems.add(
          "cdn_certificate_arn",
          cdnCertificateArn,
          "a certificate of the names in %s".formatted(problems.key("cdn_domains")));
    }
    if (cdnDomains.isEmpty() && cdnCertificateArn.isPresent()) {
      problems.add(
          "cdn_certificate_arn",
          cdnCertificateArn,
          "\"\" where %s is empty".formatted(problems.key("cdn_domains")));
    }
  }
}
