package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is at the other end is known. */
public final class TlsVerified implements RepositoryRule {
  private static final Pattern FILES =
      Pattern.compile("(.*/)?(Dockerfile[\\w.-]*|[^/]*\\.(ya?ml|py|mjs|js))");
  private static final Pattern OFF =
      Pattern.compile(
          "\\bcurl\\b[^|;&]*\\s(--insecure|-[a-jl-zA-Z]*k[a-zA-Z]*)\\b|\\bwget\\b.*--no-check-certificate"
              + "|--no-verify-ssl\\b|\\bverify\\s*=\\s*False\\b|\\bsslVerify\\s*[= ]\\s*false\\b"
              + "|\\bNODE_TLS_REJECT_UNAUTHORIZED[\"']?\\s*[=:]\\s*[\"']?0|\\brejectUnauthorized:\\s*false"
              + "|\\bGIT_SSL_NO_VERIFY=|--trusted-host\\b|-SkipCertificateCheck\\b"
              + "|\\bPYTHONHTTPSVERIFY=0|\\bstrict-ssl\\s*(=|\\s)\\s*false");

  @Override
  public String title() {
    return "Scripts and workflows do not switch the verification of certificates off";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever stands on the way reads and changes what is fetched and sent.";
  }

  @Override
  public String remedy() {
    return "Leave the option out, and give the certificate of your own authority where one is "
        + "needed: --cacert, AWS_CA_BUNDLE.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "CWE-295: improper certificate validation",
            "https://cwe.mitre.org/data/definitions/295.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/check.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
curl --insecure --fail "https://$1/health"
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/check.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
curl --fail "https://$1/health"
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(
            Shell.scripts(repository),
            repository.files().stream().filter(file -> FILES.matcher(file.path()).matches()))
        .distinct()
        .flatMap(
            file ->
                file.matches(OFF)
                    .filter(line -> !line.text().stripLeading().startsWith("#"))
                    .map(line -> finding(file, line.number(), "certificates are not verified")));
  }
}
