package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A password that no file holds. */
public final class DatabasePasswordOutOfState implements DocumentRule {
  private static final List<String> KEPT = List.of("password", "master_password");
  private static final List<String> MANAGED =
      List.of("manage_master_user_password", "manage_master_password");
  private static final List<String> WRITTEN_ONLY = List.of("password_wo", "master_password_wo");

  @Override
  public String title() {
    return "Passwords of databases are in no state";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever may read the state, or a plan that was kept, logs in as the owner of"
        + " everything.";
  }

  @Override
  public String remedy() {
    return "Set manage_master_user_password to true: AWS makes, keeps and rotates the password,"
        + " at once on a live database, so have programs read it from the secret first. Or use"
        + " password_wo.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Password management with Amazon RDS and AWS Secrets Manager",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "username": "owner",
            "password": "${random_password.orders.result}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "username": "owner",
            "manage_master_user_password": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
            Databases.all(document), document.resources("aws_redshift_cluster").stream())
        .filter(database -> !database.type().startsWith("aws_neptune"))
        .flatMap(database -> check(database).stream());
  }

  private Optional<Finding> check(Resource database) {
    Optional<String> kept = KEPT.stream().filter(it -> database.text(it).isPresent()).findFirst();
    if (kept.isPresent()) {
      return kept.map(argument -> finding(database, argument + " is kept in the state"));
    }
    return hasLogin(database)
        ? Optional.empty()
        : Optional.of(finding(database, MANAGED.get(0), MANAGED.get(0) + " is not true"));
  }

  private static boolean hasLogin(Resource database) {
    return Databases.isCopy(database)
        || Databases.isRestored(database)
        || MANAGED.stream().anyMatch(database::isTrue)
        || WRITTEN_ONLY.stream().anyMatch(it -> database.text(it).isPresent());
  }
}
