package dev.plinth.policy.rules.compute;

import static java.util.stream.Collectors.joining;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Finding;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The script that an instance runs at its first boot.
 *
 * @param script all of it that can be read, with what is written around it
 * @param isRead whether the document says what it is
 */
record UserData(String script, boolean isRead) {
  private static final List<String> ARGUMENTS = List.of("user_data", "user_data_base64");
  private static final Pattern LOCAL = Pattern.compile("\\blocal\\.(\\w+)");
  private static final int GZIP = 0x1f;

  /** What a document launches instances from, and the instances that it has itself. */
  static Stream<Resource> machines(TerraformDocument document) {
    return Stream.of("aws_launch_template", "aws_launch_configuration", "aws_instance")
        .flatMap(type -> document.resources(type).stream());
  }

  /** That of an instance, or of what launches instances. */
  static UserData of(TerraformDocument document, Resource machine) {
    var texts = ARGUMENTS.stream().flatMap(it -> machine.text(it).stream()).map(UserData::plain);
    var referred = ARGUMENTS.stream().flatMap(it -> referred(document, machine, it)).toList();
    boolean isRead = !referred.isEmpty() || ARGUMENTS.stream().noneMatch(machine::isUnknown);
    return new UserData(Stream.concat(texts, referred.stream()).collect(joining("\n")), isRead);
  }

  /** What is passed on: local values, and the parts of a cloud-init configuration. */
  private static Stream<String> referred(
      TerraformDocument document, Resource machine, String argument) {
    var locals =
        machine.text(argument).stream()
            .flatMap(text -> LOCAL.matcher(text).results())
            .flatMap(it -> document.locals().texts(it.group(1)).stream());
    var parts =
        document.referred(machine, argument).stream()
            .flatMap(source -> source.blocks("part").stream())
            .flatMap(part -> part.text("content").stream());
    return Stream.concat(locals, parts);
  }

  /** A breach by what the script says, or does not say. */
  Finding breach(DocumentRule rule, Resource machine, String what) {
    return isRead ? rule.finding(machine, what) : rule.finding(machine, "user_data", what);
  }

  /** A text of base64 as what it stands for: EC2 takes gzip, too. */
  private static String plain(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      boolean zipped = bytes.length > 1 && bytes[0] == GZIP;
      return new String(zipped ? unzipped(bytes) : bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException | IOException notEncoded) {
      return text;
    }
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    try (var unzipping = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unzipping.readAllBytes();
    }
  }
}
