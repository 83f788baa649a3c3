package dev.plinth.policy;

import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule before documents of a few lines. */
public record Judging(Rule rule) {
  /** What the rule finds in a document with these resources, as {@code address: what}. */
  public List<String> in(String resources) {
    return inDocument("{\"resource\": {" + resources + "}}");
  }

  /** What the rule finds in a whole document, as {@code address: what}. */
  public List<String> inDocument(String json) {
    return in(Example.of(json));
  }

  /** What the rule finds in documents or files that are checked together. */
  public List<String> in(Example example) {
    return findings(example).map(finding -> finding.address() + ": " + finding.what()).toList();
  }

  Stream<Finding> findings(Example example) {
    if (rule instanceof DocumentRule documents) {
      return subjects(example).stream().flatMap(subject -> documents.check(subject.document()));
    }
    if (rule instanceof EstateRule estates) {
      List<Subject> subjects = subjects(example);
      return subjects.stream()
          .flatMap(subject -> estates.check(subject, without(subjects, subject)));
    }
    return ((RepositoryRule) rule).check(Repository.of(example.files()));
  }

  private static List<Subject> subjects(Example example) {
    return example.files().entrySet().stream()
        .map(file -> new Subject(file.getKey(), TerraformDocument.read(file.getValue())))
        .toList();
  }

  private static List<Subject> without(List<Subject> subjects, Subject one) {
    var others = new ArrayList<>(subjects);
    others.remove(one);
    return others;
  }
}
