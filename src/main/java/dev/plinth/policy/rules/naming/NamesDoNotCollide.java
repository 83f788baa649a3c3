package dev.plinth.policy.rules.naming;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two environments can stand in one account, because nothing in them has one name. */
public final class NamesDoNotCollide implements EstateRule {

  @Override
  public String title() {
    return "Names that AWS gives out once are not used twice";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The second deployment is refused half-way, or takes over what belongs to the first "
        + "one.";
  }

  @Override
  public String remedy() {
    return "Let the environment's name be part of the resource's. Most resources are replaced "
        + "when their name changes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Bucket naming rules",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"),
        Source.page(
            "CreateTargetGroup",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "resource": {"aws_s3_bucket": {"logs": {"bucket": "shop-logs"}}}}
""",
        "qa.tf.json",
"""
{"variable": {"environment": {"default": "qa"}},
 "resource": {"aws_s3_bucket": {"logs": {"bucket": "shop-logs"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "resource": {"aws_s3_bucket": {"logs": {"bucket": "shop-logs-test"}}}}
""",
        "qa.tf.json",
"""
{"variable": {"environment": {"default": "qa"}},
 "resource": {"aws_s3_bucket": {"logs": {"bucket": "shop-logs-qa"}}}}
""");
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    List<TakenName> own = TakenName.of(subject.document());
    return Stream.concat(within(own), others.stream().flatMap(it -> between(subject, own, it)));
  }

  /** The second one of a pair in the document itself. */
  private Stream<Finding> within(List<TakenName> own) {
    var first = new HashMap<String, TakenName>();
    return own.stream()
        .flatMap(
            taken ->
                Stream.ofNullable(
                        first.putIfAbsent(taken.resource().type() + " " + taken.name(), taken))
                    .filter(taken::collidesWith)
                    .map(
                        other ->
                            finding(
                                taken.resource(),
                                "%s has its name, too".formatted(other.resource().address()))));
  }

  private Stream<Finding> between(Subject subject, List<TakenName> own, Subject other) {
    if (Deployment.of(subject.document()).isSame(Deployment.of(other.document()))) {
      return Stream.empty();
    }
    Map<String, List<TakenName>> theirs =
        TakenName.of(other.document()).stream().collect(Collectors.groupingBy(TakenName::name));
    return own.stream()
        .filter(
            taken ->
                theirs.getOrDefault(taken.name(), List.of()).stream().anyMatch(taken::collidesWith))
        .map(taken -> finding(taken.resource(), "%s has its name, too".formatted(other.name())));
  }
}
