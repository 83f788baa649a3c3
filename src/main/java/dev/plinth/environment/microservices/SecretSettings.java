package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.Optional;

/** What becomes of the services' secrets. */
public record SecretSettings(
    @Setting("ARN of the Lambda function that rotates the services' own secrets; empty: none does")
        @Allowed.Matching(
            value = "arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+",
            says = "the ARN of a function, or empty")
        Optional<String> rotationLambdaArn,
    @Setting("days between two rotations") @Allowed.Between(min = 1, max = 365)
        Variable<Integer> rotationDays,
    @Setting("days that a deleted secret can be restored, 7 to 30; 0: it is gone at once")
        @Allowed.Numbers({
          0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
          29, 30
        })
        Variable<Integer> secretRecoveryDays,
    @Setting("region that images and secrets are copied to; empty: none")
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-west-2, or empty")
        Optional<String> replicaRegion) {}
