package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Problems;
import java.util.Optional;

/**
 * A domain name of one's own, which needs a certificate.
 *
 * @param part what the two settings' names begin with
 */
record OwnDomain(String part, Optional<String> name, Optional<String> certificate) {
  /** Notes one without the other. */
  void check(Problems problems) {
    String nameSetting = part + "_domain_name";
    String certificateSetting = part + "_certificate_arn";
    if (name.isPresent() && certificate.isEmpty()) {
      problems.add(certificateSetting, "", "a certificate of " + nameSetting);
    }
    if (name.isEmpty() && certificate.isPresent()) {
      problems.add(nameSetting, "", "a name that %s covers".formatted(certificateSetting));
    }
  }
}
