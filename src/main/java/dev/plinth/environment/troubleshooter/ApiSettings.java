package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST API before everything else. */
public record ApiSettings(
    @Setting("OpenAPI file of the API's routes, from the project's root")
        @Allowed.Matching(
            value = "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\\.json",
            says = "the path of a JSON file in the project, such as docs/openapi.json")
        String openapiSpecPath,
    @Setting("name of the stage, the first part of every path at API Gateway's own address")
        @Allowed.Matching(value = "[A-Za-z0-9_-]{1,128}", says = "letters, digits, _ and -")
        String stageName,
    @Setting("seconds that a route waits for its backend where the OpenAPI file says nothing else")
        @Allowed.Between(min = 1, max = 300)
        int integrationTimeoutSeconds,
    @Setting(
            "seconds that API Gateway lets the account wait: 29, or the raised quota \"Maximum"
                + " integration timeout in milliseconds\"")
        @Allowed.Between(min = 29, max = 300)
        int integrationTimeoutLimitSeconds,
    @Setting("requests a second that each route of the stage takes from all callers together")
        @Allowed.Between(min = 1, max = 10000)
        Variable<Integer> stageRateLimit,
    @Setting("requests that each route of the stage takes at once")
        @Allowed.Between(min = 1, max = 5000)
        Variable<Integer> stageBurstLimit,
    @Setting(
            "routes that take fewer requests than the stage: a route such as POST /incidents to its"
                + " rate and burst, such as 10/20")
        @Allowed.Named(
            max = 100,
            value = "(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) /[A-Za-z0-9._~{}/-]*",
            says = "a route such as POST /incidents")
        @Allowed.Matching(value = UsagePlanSettings.LIMIT, says = UsagePlanSettings.LIMIT_SAYS)
        Map<String, String> routeThrottles,
    @Setting(
            "who may call beside having a key: api_key (whoever has one), iam (who signs as a"
                + " principal of the account) or cognito (who has signed in to a user pool)")
        Authorization authorization,
    @Setting("ARNs of the Cognito user pools where authorization is cognito")
        @Allowed.Entries(max = 10)
        @Allowed.Matching(
            value = "arn:aws:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9_-]+",
            says = "the ARN of a Cognito user pool")
        List<String> cognitoUserPoolArns,
    @Setting("IPv4 blocks that may call the API; empty: all")
        @Allowed.Entries(max = 50)
        @Allowed.Cidr
        List<String> allowedCidrBlocks,
    @Setting("the API's own domain name; empty: that of API Gateway")
        @Allowed.Matching(value = OriginSettings.DOMAIN, says = "a domain name in lower case")
        Optional<String> apiDomainName,
    @Setting("ARN of the ACM certificate of api_domain_name, in the region")
        @Allowed.Matching(
            value = OriginSettings.CERTIFICATE,
            says = "the ARN of an ACM certificate, or empty")
        Optional<String> apiCertificateArn,
    @Setting("whether AWS WAF looks at every request before the API does") boolean wafEnabled,
    @Setting("requests in five minutes above which WAF blocks an address")
        @Allowed.Between(min = 10, max = 2000000)
        Variable<Integer> wafRateLimit)
    implements Checked {

  @Override
  public void check(Problems problems) {
    new OwnDomain("api", apiDomainName, apiCertificateArn).check(problems);
    if (integrationTimeoutSeconds > integrationTimeoutLimitSeconds) {
      problems.add(
          "integration_timeout_seconds",
          integrationTimeoutSeconds,
          "at most %d, integration_timeout_limit_seconds"
              .formatted(integrationTimeoutLimitSeconds));
    }
    boolean asksCognito = authorization == Authorization.COGNITO;
    if (asksCognito && cognitoUserPoolArns.isEmpty()) {
      problems.add(
          "cognito_user_pool_arns",
          cognitoUserPoolArns,
          "at least one user pool where authorization is cognito");
    }
    if (!asksCognito && !cognitoUserPoolArns.isEmpty()) {
      problems.add(
          "cognito_user_pool_arns",
          cognitoUserPoolArns,
          "[] where authorization is not cognito: nobody would ask them");
    }
  }

  /** Who may call. */
  public enum Authorization {
    /** Whoever has a key, which names a caller and proves nothing. */
    API_KEY,
    /** Principals of the account, by their signature. */
    IAM,
    /** People who have signed in. */
    COGNITO
  }
}
