package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import java.util.List;

/** Who does what by hand. */
public record PeopleSettings(
    @Setting("ARNs of the IAM principals who may approve deployments; empty: nobody is asked")
        @Allowed.Entries(max = 50)
        @Allowed.Matching(
            value = "arn:aws:iam::[0-9]{12}:(root|role/.+|user/.+)",
            says = "the ARN of a role, a user or an account")
        List<String> approverArns,
    @Setting("ARNs of the IAM principals who may look into the environment and restart services")
        @Allowed.Entries(max = 50)
        @Allowed.Matching(
            value = "arn:aws:iam::[0-9]{12}:(root|role/.+|user/.+)",
            says = "the ARN of a role, a user or an account")
        List<String> operatorArns) {}
