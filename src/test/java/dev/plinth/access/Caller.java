package dev.plinth.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who asks.
 *
 * @param kind what it is, which decides how policies name it
 * @param name its ARN; the session's where a role is played; a host name for a service; empty for
 *     nobody in particular
 * @param role the ARN of the role that is played; otherwise empty
 * @param account the account it belongs to; empty for services and for nobody in particular
 * @param policies what it may do by its own policies
 */
public record Caller(
    Kind kind, String name, String role, String account, List<AccessPolicy> policies) {
  /** What a caller can be. */
  public enum Kind {
    /** Somebody who did not sign the request. */
    ANONYMOUS,
    /** Whoever plays a role. */
    ROLE,
    /** A service of AWS that acts for itself. */
    SERVICE
  }

  /** Somebody who did not sign the request. */
  public static Caller anonymous() {
    return new Caller(Kind.ANONYMOUS, "", "", "", List.of());
  }

  /** A service of AWS, such as {@code logging.s3.amazonaws.com}. */
  public static Caller service(String host) {
    return new Caller(Kind.SERVICE, host, "", "", List.of());
  }

  /**
   * A session of a role.
   *
   * @param arn of the role: {@code arn:aws:iam::333333333333:role/troubleshooter-task-mvp}
   */
  public static Caller role(String arn, List<AccessPolicy> policies) {
    List<String> parts = List.of(arn.split(":", 6));
    String name = parts.get(5).substring(parts.get(5).lastIndexOf('/') + 1);
    String session = "arn:aws:sts::%s:assumed-role/%s/session".formatted(parts.get(4), name);
    return new Caller(Kind.ROLE, session, arn, parts.get(4), List.copyOf(policies));
  }

  /** What is known of every request of its. */
  Map<String, List<String>> context() {
    var context = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    context.put("aws:PrincipalIsAWSService", List.of(Boolean.toString(kind == Kind.SERVICE)));
    switch (kind) {
      case ROLE -> {
        context.put("aws:PrincipalArn", List.of(role));
        context.put("aws:PrincipalAccount", List.of(account));
        context.put("aws:PrincipalType", List.of("AssumedRole"));
      }
      case SERVICE -> context.put("aws:PrincipalServiceName", List.of(name));
      case ANONYMOUS -> context.put("aws:PrincipalType", List.of("Anonymous"));
    }
    return context;
  }
}
