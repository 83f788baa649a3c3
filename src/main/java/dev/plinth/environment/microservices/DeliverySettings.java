package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.Optional;

/** How sources become running services. */
public record DeliverySettings(
    @Setting("ARN of the connection to Bitbucket, which a person has authorized in the console")
        @Allowed.Matching(
            value =
                "arn:aws:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]+",
            says = "the ARN of a connection")
        String connectionArn,
    @Setting("branches that a pipeline builds, such as release/*.*.*")
        @Allowed.Matching(value = DeliverySettings.BRANCHES, says = "a branch pattern")
        String branchPattern,
    @Setting("whether a push to such a branch starts the pipeline; otherwise people start it")
        boolean startOnPush,
    @Setting("branch that a pipeline builds when it is started by hand and no other is named")
        @Allowed.Matching(value = "[A-Za-z0-9._/-]{1,255}", says = "a branch")
        String defaultBranch,
    @Setting("days that a deployment waits for approval; 0: it needs none")
        @Allowed.Between(min = 0, max = 7)
        int approvalDays,
    @Setting("minutes after which a build is given up") @Allowed.Between(min = 5, max = 480)
        Variable<Integer> buildTimeoutMinutes,
    @Setting("minutes after which a deployment is given up") @Allowed.Between(min = 5, max = 60)
        int deploymentTimeoutMinutes,
    @Setting("ARN of the secret that holds the Snyk token; empty: Snyk is not asked")
        @Allowed.Matching(
            value = "arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+",
            says = "the ARN of a secret, or empty")
        Optional<String> snykTokenSecretArn,
    @Setting("most builds of a service at the same time") @Allowed.Between(min = 1, max = 20)
        int concurrentBuilds) {
  static final String BRANCHES = "[A-Za-z0-9._/*-]{1,255}";
}
