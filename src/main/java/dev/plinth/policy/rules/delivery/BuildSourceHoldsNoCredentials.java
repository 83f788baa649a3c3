package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address and no password in it. */
public final class BuildSourceHoldsNoCredentials implements DocumentRule {
  private static final String LOCATION = "location";
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/@]+@");

  @Override
  public String title() {
    return "Addresses of sources hold no credentials";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "The address is in the project, in the state and in the log of each build, and"
        + " the password with it.";
  }

  @Override
  public String remedy() {
    return "Take the user and the password out of location, connect CodeBuild to the host"
        + " of the sources, and withdraw the token.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("codebuild", "CodeBuild", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "source": {"type": "BITBUCKET",
              "location": "https://builder:example@bitbucket.org/example/orders.git"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "source": {"type": "BITBUCKET",
              "location": "https://bitbucket.org/example/orders.git"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codebuild_project").stream()
        .flatMap(
            project ->
                Stream.of("source", "secondary_sources")
                    .flatMap(name -> project.blocks(name).stream())
                    .filter(BuildSourceHoldsNoCredentials::mayHoldThem)
                    .map(
                        source ->
                            finding(
                                project, source, LOCATION, LOCATION + " may hold credentials")));
  }

  /** A part of an address that is known only after apply may be a token. */
  private static boolean mayHoldThem(Block source) {
    String location = source.text(LOCATION).orElse("");
    return CREDENTIALS.matcher(location).find()
        || location.contains("://") && source.isUnknown(LOCATION);
  }
}
