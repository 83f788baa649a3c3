package dev.plinth.operations.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

/** What a service has encrypted with its own secret can be read after a recovery. */
class CarriedSecretsIT {
  private static final TerraformDocument LOST =
      TerraformDocument.read(
          """
          {"resource": {"aws_secretsmanager_secret": {
            "cart": {"name": "cart/generated", "replica": [{"region": "us-west-2"}]},
            "orders": {"name": "orders/generated", "replica": [{"region": "us-west-2"}]},
            "local": {"name": "local/generated"}}}}
          """);

  private static LocalCloudServer server;
  private static LocalCloud cloud;
  private static AwsAccess home;
  private static AwsAccess there;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    cloud = server.start();
    home = new AwsAccess(cloud.environment("222222222222"), "us-east-1");
    there = home.in("us-west-2");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void a_secret_that_was_copied_has_its_value_again() {
    try (var secrets = home.secrets()) {
      secrets.createSecret(
          request ->
              request
                  .name("orders/generated")
                  .secretString("what orders knows")
                  .addReplicaRegions(ReplicaRegionType.builder().region("us-west-2").build()));
    }
    make("orders-usw2/generated");
    make("cart-usw2/generated");
    make("local-usw2/generated");

    String said = carry();

    assertThat(value("orders-usw2/generated")).isEqualTo("what orders knows");
    assertThat(value("cart-usw2/generated")).isEqualTo("new");
    assertThat(value("local-usw2/generated")).isEqualTo("new");
    assertThat(said)
        .contains("secret orders/generated has the value of its copy in us-west-2")
        .contains("secret cart/generated has no copy in us-west-2: what stands in has a new value")
        .doesNotContain("local/generated");
    assertThat(carry()).doesNotContain("secret orders");
  }

  private static String carry() {
    var said = new StringWriter();
    var session = new Session(Path.of(""), new PrintWriter(said, true), false);
    CarriedSecrets.of(LOST)
        .carry(
            session,
            there,
            new DeployedEnvironment(
                new Target("microservices", "produsw2"),
                new Deployment(
                    "produsw2", "222222222222", "us-west-2", "states", "locks", "us-west-2"),
                cloud,
                there,
                TerraformState.parse(
                    """
                    {"resources": [%s, %s, %s]}"""
                        .formatted(made("orders"), made("cart"), made("local")))));
    return said.toString();
  }

  private static void make(String name) {
    try (var secrets = there.secrets()) {
      secrets.createSecret(request -> request.name(name).secretString("new"));
    }
  }

  /** How terraform remembers that it made one. */
  private static String made(String name) {
    try (var secrets = there.secrets()) {
      String arn = secrets.describeSecret(it -> it.secretId(name + "-usw2/generated")).arn();
      return """
          {"mode": "managed", "type": "aws_secretsmanager_secret", "name": "%s",
           "instances": [{"attributes": {"arn": "%s"}}]}"""
          .formatted(name, arn);
    }
  }

  private static String value(String name) {
    try (var secrets = there.secrets()) {
      return secrets.getSecretValue(request -> request.secretId(name)).secretString();
    }
  }
}
