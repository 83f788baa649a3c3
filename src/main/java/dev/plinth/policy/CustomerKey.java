package dev.plinth.policy;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.regex.Pattern;

/** Whether something is encrypted with a key of its account, and not with one of AWS. */
public final class CustomerKey {
  private static final String OF_AWS = "alias/aws/";

  /** Addresses of resources and data sources, which may be in a module. */
  private static final Pattern OF_KMS = Pattern.compile("(.*\\.)?aws_kms_\\w+\\..*");

  private CustomerKey() {}

  /**
   * Whether an argument surely names a key of the account: by its ID, ARN or alias, or by a
   * reference to a resource or data source of KMS. A choice between two values is not sure.
   *
   * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html">AWS KMS
   *     concepts, customer managed keys</a>
   */
  public static boolean isNamed(TerraformDocument document, Block block, String argument) {
    String written = block.text(argument).orElse("");
    if (written.isBlank() || written.contains(OF_AWS) || written.contains("?")) {
      return false;
    }
    return block.references(argument).stream()
            .anyMatch(reference -> OF_KMS.matcher(reference.address()).matches())
        ? document.referred(block, argument).stream().noneMatch(CustomerKey::isOfAws)
        : !block.isUnknown(argument);
  }

  /** A data source that looks up a key of AWS. */
  private static boolean isOfAws(Resource key) {
    return key.text("key_id").or(() -> key.text("name")).orElse("").contains(OF_AWS);
  }
}
