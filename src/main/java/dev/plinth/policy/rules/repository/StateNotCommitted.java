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

/** The state is in its bucket, where it is encrypted and locked. */
public final class StateNotCommitted implements RepositoryRule {
  private static final Pattern STATE =
      Pattern.compile(
          "(.*/)?([^/]*\\.tfstate(\\.\\w+)?|[^/]*\\.tfplan|tfplan(\\.\\w+)?|plan\\.(out|bin|cache))");
  private static final Pattern KEY =
      Pattern.compile("(.*/)?(id_(rsa|ecdsa|ed25519)|[^/]+\\.(ppk|p12|pfx|jks))");

  @Override
  public String title() {
    return "No state, plan or key file of Terraform is in the repository";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A state holds what the resources hold, secrets among them, and two copies of it undo"
        + " each other.";
  }

  @Override
  public String remedy() {
    return "Remove the file from the repository and its history, change the secrets in it, and "
        + "name it in .gitignore. The state belongs into the backend.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform: sensitive data in state",
            "https://developer.hashicorp.com/terraform/language/manage-sensitive-data"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "terraform.tfstate",
"""
{"version": 4, "resources": []}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        ".gitignore",
"""
*.tfstate
*.tfstate.*
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return Stream.concat(
        files(repository, STATE, "a state or a plan of Terraform"),
        files(repository, KEY, "a file of private keys"));
  }

  private Stream<Finding> files(Repository repository, Pattern name, String what) {
    return repository.files().stream()
        .filter(file -> name.matcher(file.path()).matches())
        .map(file -> finding(file, what));
  }
}
