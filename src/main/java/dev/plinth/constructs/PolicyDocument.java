package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocument;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementCondition;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatementPrincipals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.constructs.Construct;

/**
 * A policy as a data source, so that a reviewer reads its statements line by line and not as one
 * escaped text.
 */
final class PolicyDocument {
  private final DataAwsIamPolicyDocument document;
  private final List<Statement> statements;

  PolicyDocument(Construct scope, String address, List<Statement> statements) {
    this.statements = new ArrayList<>(statements);
    document =
        at(
            address,
            DataAwsIamPolicyDocument.Builder.create(scope, address + "-policy-document")
                .statement(rendered())
                .build());
  }

  String json() {
    return document.getJson();
  }

  /** Adds a statement, for those that name what is made after the policy. */
  void add(Statement statement) {
    statements.add(statement);
    document.putStatement(rendered());
  }

  private List<DataAwsIamPolicyDocumentStatement> rendered() {
    return statements.stream().map(PolicyDocument::statement).toList();
  }

  private static DataAwsIamPolicyDocumentStatement statement(Statement statement) {
    return DataAwsIamPolicyDocumentStatement.builder()
        .sid(statement.sid())
        .effect(statement.allows() ? "Allow" : "Deny")
        .actions(statement.actions())
        .resources(ifAny(statement.resources(), resource -> resource))
        .principals(
            ifAny(
                statement.principals(),
                principal ->
                    DataAwsIamPolicyDocumentStatementPrincipals.builder()
                        .type(principal.type())
                        .identifiers(principal.identifiers())
                        .build()))
        .condition(
            ifAny(
                statement.conditions(),
                condition ->
                    DataAwsIamPolicyDocumentStatementCondition.builder()
                        .test(condition.operator())
                        .variable(condition.key())
                        .values(condition.values())
                        .build()))
        .build();
  }

  /** An empty list would stand in the JSON for nothing. */
  private static <T, R> List<R> ifAny(List<T> list, Function<T, R> form) {
    return list.isEmpty() ? null : list.stream().map(form).toList();
  }
}
