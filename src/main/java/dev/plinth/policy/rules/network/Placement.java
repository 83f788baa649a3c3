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
    long named = block.texts(argument).stream().distinct().count();
    if (named == 0) {
      return Stream.of(new Doubt(argument + " names no subnet", true));
    }
    List<Resource> subnets = Links.to(document, block, argument, "aws_subnet");
    Stream<Doubt> unknown =
        subnets.size() < named
            ? Stream.of(new Doubt("where all of its " + argument + " lead is not known", false))
            : Stream.empty();
    return Stream.concat(
        subnets.stream()
            .filter(routing::mayLeadToInternetGateway)
            .map(
                subnet ->
                    new Doubt(
                        subnet.address() + " leads to an internet gateway",
                        routing.leadsToInternetGateway(subnet))),
        unknown);
  }
}
