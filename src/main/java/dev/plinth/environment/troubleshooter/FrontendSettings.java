package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.Optional;

/** The web application that people use. */
public record FrontendSettings(
    @Setting("the web application's own domain name; empty: that of CloudFront")
        @Allowed.Matching(value = OriginSettings.DOMAIN, says = "a domain name in lower case")
        Optional<String> frontendDomainName,
    @Setting("ARN of the ACM certificate of frontend_domain_name, in us-east-1")
        @Allowed.Matching(
            value = OriginSettings.CERTIFICATE,
            says = "the ARN of an ACM certificate, or empty")
        Optional<String> frontendCertificateArn,
    @Setting("where in the world CloudFront answers")
        @Allowed.Texts({"PriceClass_100", "PriceClass_200", "PriceClass_All"})
        Variable<String> frontendPriceClass)
    implements Checked {

  @Override
  public void check(Problems problems) {
    new OwnDomain("frontend", frontendDomainName, frontendCertificateArn).check(problems);
  }
}
