package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.access.AccessPolicy;
import dev.plinth.access.AccessRequest;
import dev.plinth.access.Authorization;
import dev.plinth.access.Caller;
import dev.plinth.access.Decision.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What policies come to as they were deployed, read back from the cloud. */
final class DeployedRights {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<String>> BY_TLS =
      Map.of("aws:SecureTransport", List.of("true"));

  private final LocalAws aws;
  private final AwsAccess access;
  private final String account;

  DeployedRights(LocalAws aws, AwsAccess access, String account) {
    this.aws = aws;
    this.access = access;
    this.account = account;
  }

  /** Who plays a role that has one policy, of its own name. */
  Caller role(String name) {
    return Caller.role(arn(name), List.of(AccessPolicy.read(name, policyOf(name).toString())));
  }

  /** Somebody of the account who may do everything by his own policies. */
  Caller administrator() {
    String everything =
        """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
        """;
    return Caller.role(
        arn("administrator"), List.of(AccessPolicy.read("administrator", everything)));
  }

  /** What comes of a request for something that has no policy of its own. */
  Outcome ask(Caller caller, String action, String resource, Map<String, List<String>> context) {
    return new Authorization(account, List.of())
        .decide(new AccessRequest(caller, action, resource, context))
        .outcome();
  }

  /** What comes of a request for an object, by TLS. */
  Outcome askForObject(Caller caller, String action, String bucket, String key) {
    String policy;
    try (var s3 = access.s3()) {
      policy = s3.getBucketPolicy(request -> request.bucket(bucket)).policy();
    }
    String object = "arn:aws:s3:::%s/%s".formatted(bucket, key);
    return new Authorization(account, List.of(AccessPolicy.read(bucket, policy)))
        .decide(new AccessRequest(caller, action, object, BY_TLS))
        .outcome();
  }

  /** The policy of a role, of the role's name. */
  JsonNode policyOf(String role) {
    String policy =
        aws.submit("iam", "GetRolePolicy", Map.of("RoleName", role, "PolicyName", role))
            .findValue("PolicyDocument")
            .asText();
    try {
      return JSON.readTree(
          policy.startsWith("{") ? policy : URLDecoder.decode(policy, StandardCharsets.UTF_8));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private String arn(String role) {
    return "arn:aws:iam::%s:role/%s".formatted(account, role);
  }
}
