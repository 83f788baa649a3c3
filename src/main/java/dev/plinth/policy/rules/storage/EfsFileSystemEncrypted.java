package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that many machines share. */
public final class EfsFileSystemEncrypted implements DocumentRule {

  @Override
  public String title() {
    return "EFS file systems are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who gets at the disks, or at a backup of them, reads the files.";
  }

  @Override
  public String remedy() {
    return "Set encrypted to true and kms_key_id to an aws_kms_key. On a live file system this"
        + " replaces it: copy the files over first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("efs", "EFS", 1), Source.cis("3.0.0", "2.4.1"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_efs_file_system": {"uploads": {"creation_token": "uploads"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_efs_file_system": {"uploads": {"creation_token": "uploads",
            "encrypted": true, "kms_key_id": "${aws_kms_key.files.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_efs_file_system").stream()
        .flatMap(files -> check(document, files).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource files) {
    if (!files.isTrue("encrypted")) {
      return Optional.of(finding(files, "encrypted", "encrypted is not true"));
    }
    return CustomerKey.isNamed(document, files, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(files, "kms_key_id", "its key is one of AWS"));
  }
}
