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

/** A password is guessed, a key is not. */
public final class SshTakesKeysOnly implements DocumentRule {
  private static final Pattern OFF =
      Pattern.compile(
          "(?im)^(?!\\s*#).*PasswordAuthentication\\s+no\\b|^\\s*ssh_pwauth:\\s*(no|false)\\b");
  private static final Pattern ON =
      Pattern.compile("(?im)^\\s*(PasswordAuthentication\\s+yes|ssh_pwauth:\\s*(yes|true))\\b");

  @Override
  public String title() {
    return "SSH servers of instances take keys and no passwords";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever reaches the port may guess passwords for as long as it takes.";
  }

  @Override
  public String remedy() {
    return "Let user_data set PasswordAuthentication no for sshd. New instances have it;"
        + " replace the old ones.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(30));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"install": "apt-get install -y openssh-server"},
         "resource": {
          "aws_launch_template": {"app": {"key_name": "operators",
            "user_data": "${base64encode(local.install)}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"install": "echo PasswordAuthentication no > /etc/ssh/sshd_config.d/00.conf"},
         "resource": {
          "aws_launch_template": {"app": {"key_name": "operators",
            "user_data": "${base64encode(local.install)}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean everywhere = PlatformOf.is(document, "ollama");
    return UserData.machines(document)
        .flatMap(machine -> judge(document, machine, everywhere || machine.isSet("key_name")));
  }

  /** Without a key, nobody is meant to come in by SSH, and only what opens it is a breach. */
  private Stream<Finding> judge(TerraformDocument document, Resource machine, boolean hasSsh) {
    var userData = UserData.of(document, machine);
    if (ON.matcher(userData.script()).find()) {
      return Stream.of(finding(machine, "user_data lets sshd take passwords"));
    }
    return hasSsh && !OFF.matcher(userData.script()).find()
        ? Stream.of(
            userData.breach(this, machine, "user_data does not switch passwords off for sshd"))
        : Stream.empty();
  }
}
