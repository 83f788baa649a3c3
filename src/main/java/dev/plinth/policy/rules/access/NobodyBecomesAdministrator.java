package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No way leads from a program or a person to all rights.
 *
 * <p>The ways are those by which somebody acts as somebody else: he takes a role, hands it to
 * something that he starts, changes what runs in it, or opens a shell there. At the end stands an
 * administrator, or somebody who may change policies and so make himself one.
 */
public final class NobodyBecomesAdministrator implements DocumentRule {
  @Override
  public String title() {
    return "No role or user can make itself an administrator";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Who gets at the program has the account, in a few calls.";
  }

  @Override
  public String remedy() {
    return "Take the right away that the way begins with, or narrow it: iam:PassRole to"
        + " weaker roles, changes of policies by a permissions boundary in a condition.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, permissions boundaries, delegating responsibility",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"app": {"name": "app", "assume_role_policy": "{}"}},
            "aws_iam_role_policy": {"app": {"role": "${aws_iam_role.app.id}", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "${aws_iam_role.app.arn}"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"app": {"name": "app", "assume_role_policy": "{}"}},
            "aws_iam_role_policy": {"app": {"role": "${aws_iam_role.app.id}", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "iam:GetRolePolicy", "Resource": "${aws_iam_role.app.arn}"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Holder> holders = Holders.in(document);
    if (holders.stream().noneMatch(holder -> Power.of(holder).isPresent())) {
      return Stream.empty();
    }
    var paths = new RolePaths(document, holders);
    return holders.stream()
        .filter(holder -> !holder.isAdministrator())
        .flatMap(holder -> way(holder, paths).map(way -> finding(holder.resource(), way)).stream());
  }

  /** How a holder gets there, the shortest way first. */
  private static Optional<String> way(Holder start, RolePaths paths) {
    var reached = new LinkedHashMap<String, String>();
    reached.put(start.address(), "");
    var next = new ArrayDeque<Holder>(List.of(start));
    while (!next.isEmpty()) {
      Holder holder = next.remove();
      String way = reached.get(holder.address());
      Optional<String> power = Power.of(holder);
      if (power.isPresent()) {
        return power.map(by -> "it may do everything in the end: " + way + by);
      }
      paths
          .from(holder)
          .filter(step -> !reached.containsKey(step.to().address()))
          .forEach(
              step -> {
                if (reached.putIfAbsent(
                        step.to().address(),
                        way + "by " + step.by() + " as " + step.to().address() + ", ")
                    == null) {
                  next.add(step.to());
                }
              });
    }
    return Optional.empty();
  }
}
