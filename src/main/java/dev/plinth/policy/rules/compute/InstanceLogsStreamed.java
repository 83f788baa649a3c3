package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an instance said outlives it. */
public final class InstanceLogsStreamed implements DocumentRule {
  private static final String AGENT = "amazon-cloudwatch-agent-ctl";
  private static final Pattern GROUP = Pattern.compile("\"log_group_name\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("(?:@|\\$+\\{?)([A-Z_]+)(?:@|})?");
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(aws_cloudwatch_log_group\\.\\w+)");

  @Override
  public String title() {
    return "Instances stream their logs to log groups that somebody keeps";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A group replaces its instances, and the lines of the broken one go with it. A"
        + " log group that the agent makes keeps lines for ever.";
  }

  @Override
  public String remedy() {
    return "Let user_data start the CloudWatch agent with the files to collect, each in an"
        + " aws_cloudwatch_log_group of the document.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(21),
        Source.page(
            "Amazon CloudWatch, Create or edit the CloudWatch agent configuration file",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"agent": ["{\\"collect_list\\": [{\\"file_path\\": \\"/var/log/app.log\\",",
           "\\"log_group_name\\": \\"/app\\"}]}"]},
         "resource": {
          "aws_launch_template": {"app": {"user_data": "${base64encode(local.agent)}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"agent": ["{\\"collect_list\\": [{\\"file_path\\": \\"/var/log/app.log\\",",
           "\\"log_group_name\\": \\"/app\\"}]}"]},
         "resource": {
          "aws_launch_template": {"app": {"user_data": "${base64encode(local.agent)}"}},
          "aws_cloudwatch_log_group": {"app": {"name": "/app", "retention_in_days": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean everywhere = PlatformOf.is(document, "ollama");
    return UserData.machines(document).flatMap(machine -> judge(document, machine, everywhere));
  }

  private Stream<Finding> judge(TerraformDocument document, Resource machine, boolean must) {
    var userData = UserData.of(document, machine);
    String script = userData.script();
    if (must && !(script.contains(AGENT) && script.contains("\"file_path\""))) {
      return Stream.of(
          userData.breach(this, machine, "user_data starts no agent that collects logs"));
    }
    return GROUP
        .matcher(script)
        .results()
        .map(group -> group.group(1))
        .distinct()
        .filter(group -> !isKept(document, value(script, group)))
        .map(
            group ->
                userData.breach(
                    this,
                    machine,
                    "the agent writes to %s, which no log group of the document is"
                        .formatted(group)));
  }

  /** A name may be put in by the script: then a variable of it says what it is. */
  private static String value(String script, String name) {
    var variable = VARIABLE.matcher(name);
    if (!variable.matches()) {
      return name;
    }
    var assigned =
        Pattern.compile("(?m)^(?:export )?%s=(.*)$".formatted(variable.group(1))).matcher(script);
    return assigned.find() ? assigned.group(1) : name;
  }

  private static boolean isKept(TerraformDocument document, String group) {
    var reference = REFERENCE.matcher(group);
    return reference.find()
        ? document.find(reference.group(1)).isPresent()
        : document.resources("aws_cloudwatch_log_group").stream()
            .anyMatch(it -> it.text("name").filter(group::equals).isPresent());
  }
}
