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

/** A repository is read by more people than any secret should be. */
public final class NoSecretInFiles implements RepositoryRule {
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(.*/)?(\\.env[\\w.-]*|Dockerfile[\\w.-]*)"
              + "|.*\\.(sh|bash|ps1|env|tfvars|tf|json|ya?ml|properties|ini|cfg|conf|toml|py)");

  /** What the next lines go on with. */
  private static final Pattern BEGINS_KEY =
      Pattern.compile("-----BEGIN ([A-Z]+ )?PRIVATE KEY-----\\s*$");

  /** A line that does not say that what it holds only looks like a secret. */
  private static final Pattern UNMARKED =
      Pattern.compile("^(?!.*not a secret)", Pattern.CASE_INSENSITIVE);

  @Override
  public String title() {
    return "No secret is written into the files of the repository";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Whoever reads the repository, or any copy of it, can use the secret; its history "
        + "keeps it for ever.";
  }

  @Override
  public String remedy() {
    return "Revoke the secret first, then keep the new one in Secrets Manager or Parameter Store"
        + " and fetch it where it is used. Mark a value that only looks like one: \"not a "
        + "secret\".";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(32),
        Source.page(
            "AWS security credentials: best practices",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/restore.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
export PGPASSWORD='Rosebud-1941'
pg_restore --host "$1" backup.dump
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/restore.sh",
"""
#!/usr/bin/env bash
set -euo pipefail
PGPASSWORD=$(aws secretsmanager get-secret-value --secret-id "$2" --query SecretString --output text)
export PGPASSWORD
pg_restore --host "$1" backup.dump
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return repository.files().stream()
        .filter(file -> !Markdown.isOnRules(file))
        .flatMap(file -> Stream.concat(formed(file), assigned(file)));
  }

  private Stream<Finding> formed(Repository.File file) {
    if (Secrets.formed(file.text()).findAny().isEmpty()) {
      return Stream.empty();
    }
    return unmarked(file)
        .flatMap(
            line ->
                Stream.concat(
                        Secrets.formed(line.text()),
                        BEGINS_KEY.matcher(line.text()).find()
                            ? Stream.of("a private key")
                            : Stream.empty())
                    .map(what -> finding(file, line.number(), what)));
  }

  private Stream<Finding> assigned(Repository.File file) {
    boolean isScript = Shell.scripts(new Repository(List.of(file))).findAny().isPresent();
    return isScript || SETTINGS.matcher(file.path()).matches()
        ? unmarked(file)
            .filter(line -> Secrets.isAssigned(line.text()))
            .map(line -> finding(file, line.number(), "a value beside a name that calls it secret"))
        : Stream.empty();
  }

  private static Stream<Repository.Line> unmarked(Repository.File file) {
    return file.matches(UNMARKED);
  }
}
