package dev.plinth.constructs.access;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A policy as a local value in the language of IAM, so that a reviewer reads its statements line by
 * line and not as one escaped text. A data source would do that too, but Terraform reads it during
 * apply whenever anything that it names changes, and each such plan would show policies that may
 * change and do not.
 */
public final class PolicyDocument {
  private static final String LANGUAGE_VERSION = "2012-10-17";

  private final String address;
  private final List<Statement> statements;
  private final TerraformLocal local;

  public PolicyDocument(Construct scope, String address, List<Statement> statements) {
    this.address = address.replace('-', '_');
    this.statements = new ArrayList<>(statements);
    local = at(address, new TerraformLocal(scope, address + "-policy-document", content()));
  }

  /** The policy as text: a Terraform expression. */
  public String json() {
    return "${jsonencode(local." + address + ")}";
  }

  /** Adds a statement, for those that name what is made after the policy. */
  public void add(Statement statement) {
    statements.add(statement);
    local.setExpression(content());
  }

  private Map<String, Object> content() {
    return Map.of(
        "Version",
        LANGUAGE_VERSION,
        "Statement",
        statements.stream().map(PolicyDocument::content).toList());
  }

  private static Map<String, Object> content(Statement statement) {
    var content = new LinkedHashMap<String, Object>();
    content.put("Sid", statement.sid());
    content.put("Effect", statement.allows() ? "Allow" : "Deny");
    if (!statement.principals().isEmpty()) {
      content.put("Principal", principal(statement.principals()));
    }
    content.put("Action", statement.actions());
    if (!statement.resources().isEmpty()) {
      content.put(statement.exceptThem() ? "NotResource" : "Resource", statement.resources());
    }
    if (!statement.conditions().isEmpty()) {
      content.put("Condition", conditions(statement.conditions()));
    }
    return content;
  }

  private static Object principal(List<Principal> principals) {
    if (principals.contains(Principal.everybody())) {
      return "*";
    }
    var byType = new LinkedHashMap<String, List<String>>();
    for (Principal principal : principals) {
      byType
          .computeIfAbsent(principal.type(), type -> new ArrayList<>())
          .addAll(principal.identifiers());
    }
    return byType;
  }

  private static Map<String, Map<String, List<String>>> conditions(
      List<Statement.Condition> conditions) {
    var byOperator = new LinkedHashMap<String, Map<String, List<String>>>();
    for (Statement.Condition condition : conditions) {
      byOperator
          .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
          .put(condition.key(), condition.values());
    }
    return byOperator;
  }
}
