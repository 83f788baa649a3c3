package dev.plinth.policy.rules;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;

/** A rule before a document of a few lines. */
record Judging(Rule rule) {
  /** What the rule finds in a document with these resources, as {@code address: what}. */
  List<String> in(String resources) {
    return rule.check(TerraformDocument.read("{\"resource\": {" + resources + "}}"))
        .map(Judging::text)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.address() + ": " + finding.what();
  }
}
