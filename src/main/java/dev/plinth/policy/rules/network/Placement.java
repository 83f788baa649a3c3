package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Whether subnets that an argument names are private for sure. */
final class Placement {
  private final TerraformDocument document;
  private final Routing routing;

  Placement(TerraformDocument document) {
    this.document = document;
    this.routing = new Routing(document);
  }

  /**
   * What speaks against it.
   *
   * @param what in a few words
   * @param certain whether it is so; otherwise the document does not say
   */
  record Doubt(String what, boolean certain) {}

  /** Doubts about the subnets of an argument: public ones, unknown ones, none at all. */
  Stream<Doubt> publicAmong(Block block, String argument) {
    List<Resource> subnets = subnets(block, argument);
    List<String> others =
        block.texts(argument).stream().filter(text -> !namesSubnet(text)).toList();
    if (subnets.isEmpty() && others.isEmpty()) {
      return Stream.of(new Doubt(argument + " names no subnet", true));
    }
    return Stream.concat(
        subnets.stream()
            .filter(routing::mayLeadToInternetGateway)
            .map(
                subnet ->
                    new Doubt(
                        subnet.address() + " leads to an internet gateway",
                        routing.leadsToInternetGateway(subnet))),
        others.stream()
            .limit(1)
            .map(text -> new Doubt("it is not known where " + text + " leads", false)));
  }

  /** The subnets of the document among those that an argument names. */
  List<Resource> subnets(Block block, String argument) {
    return document.referred(block, argument).stream()
        .filter(resource -> resource.address().startsWith("aws_subnet."))
        .toList();
  }

  private static boolean namesSubnet(String text) {
    return text.contains("aws_subnet.") && !text.contains("data.aws_subnet.");
  }
}
