package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes somebody all-powerful: all rights, or the right to change rights. */
final class Power {
  private static final List<String> CHANGING_RIGHTS =
      Stream.of(
              "AddUserToGroup",
              "AttachGroupPolicy",
              "AttachRolePolicy",
              "AttachUserPolicy",
              "CreateAccessKey",
              "CreateLoginProfile",
              "CreatePolicyVersion",
              "DeleteRolePermissionsBoundary",
              "DeleteUserPermissionsBoundary",
              "PutGroupPolicy",
              "PutRolePolicy",
              "PutUserPolicy",
              "SetDefaultPolicyVersion",
              "UpdateAssumeRolePolicy",
              "UpdateLoginProfile")
          .map(action -> "iam:" + action)
          .toList();
  private static final List<String> LIMITS = List.of("iam:PermissionsBoundary", "iam:PolicyARN");

  private Power() {}

  /** How a holder is; empty where it is not. */
  static Optional<String> of(Holder holder) {
    return holder.isAdministrator()
        ? Optional.of("which is an administrator")
        : CHANGING_RIGHTS.stream()
            .filter(action -> holder.allowing(action).anyMatch(it -> !isLimited(it)))
            .findFirst()
            .map(action -> "by " + action);
  }

  private static boolean isLimited(Statement statement) {
    return LIMITS.stream().anyMatch(key -> !statement.conditionsAbout(key).isEmpty());
  }
}
