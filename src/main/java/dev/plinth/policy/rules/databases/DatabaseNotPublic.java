package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Programs reach it, the world does not. */
public final class DatabaseNotPublic implements DocumentRule {
  private static final String PUBLIC = "publicly_accessible";

  @Override
  public String title() {
    return "Databases have no public address";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody on the internet can try passwords, and every hole of the engine is open to"
        + " the world.";
  }

  @Override
  public String remedy() {
    return "Set publicly_accessible to false: a live database changes in place, and its name"
        + " resolves to its private address.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 2),
        Source.fsbp("redshift", "Redshift", 1),
        Source.cis("3.0.0", "2.3.3"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "publicly_accessible": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "publicly_accessible": false}}
        }}
        """);
  }

  /** The provider makes databases private by itself, but for Redshift. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
            Databases.servers(document)
                .filter(server -> server.isTrue(PUBLIC) || server.isUnknown(PUBLIC)),
            document.resources("aws_redshift_cluster").stream()
                .filter(cluster -> !cluster.isFalse(PUBLIC)))
        .map(server -> finding(server, PUBLIC, "publicly_accessible is not false"));
  }
}
