package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.api_gateway_account.ApiGatewayAccount;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/**
 * The role by which API Gateway writes the logs of all REST APIs of an account in a region: there
 * is one such role, so one environment owns it. When it goes the account goes on naming it, and
 * nothing is logged until another environment owns one. The provider warns of that when it happens;
 * of what would clear the name, which is on its way out, it warns in every plan.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">Logging
 *     of REST APIs</a>
 */
public final class ApiLogging extends Construct {
  /** API Gateway refuses a role that may do less: it writes for every API, wherever it logs. */
  private static final String POLICY =
      "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

  private final ApiGatewayAccount account;

  /**
   * @param names gives the role its full name
   */
  public ApiLogging(Construct scope, String id, UnaryOperator<String> names) {
    super(scope, id + "-api-logging");
    var role =
        new Role(
            this,
            id,
            RoleProps.of(
                    names,
                    "api-logging",
                    "API Gateway writes the logs of the account's REST APIs",
                    "apigateway.amazonaws.com")
                .withManagedPolicy(id, POLICY));
    account =
        at(
            id,
            ApiGatewayAccount.Builder.create(this, "account")
                .cloudwatchRoleArn(role.arn())
                .dependsOn(role.rights())
                .build());
  }

  /** For stages, which cannot log before it is there. */
  ITerraformDependable account() {
    return account;
  }
}
