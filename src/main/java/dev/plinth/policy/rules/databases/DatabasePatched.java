package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Holes are closed while one sleeps. */
public final class DatabasePatched implements DocumentRule {
  private static final String UPGRADED = "auto_minor_version_upgrade";

  @Override
  public String title() {
    return "Databases take minor versions by themselves";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Holes of the engine that everybody knows stay open until somebody remembers the"
        + " database.";
  }

  @Override
  public String remedy() {
    return "Set auto_minor_version_upgrade to true, or leave it away: the upgrade comes in the"
        + " maintenance window, with a short outage.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 13), Source.fsbp("rds", "RDS", 35), Source.cis("3.0.0", "2.3.2"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres",
            "auto_minor_version_upgrade": false}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_instance": {"orders": {"engine": "postgres",
            "auto_minor_version_upgrade": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Databases.servers(document)
        .filter(server -> server.isFalse(UPGRADED) || server.isUnknown(UPGRADED))
        .map(server -> finding(server, UPGRADED, UPGRADED + " is not true"));
  }
}
