package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whom a rule of a firewall is about. */
enum Peer {
  /** Everybody, or half of everybody. */
  INTERNET,
  /** Some addresses, whichever. */
  LIMITED,
  /** A value says so that is known only after apply. */
  UNKNOWN;

  /** What has addresses of its own: never those of everybody. */
  private static final Set<String> HAS_ADDRESSES =
      Set.of(
          "cidr_block",
          "ipv6_cidr_block",
          "cidr_blocks",
          "private_ip",
          "public_ip",
          "private_ips",
          "ipv6_addresses");

  /** Those that an argument with a block, or a list of blocks, stands for. */
  static Stream<Peer> ofBlocks(Block body, String argument) {
    return body.texts(argument).stream().map(text -> ofBlock(body, argument, text));
  }

  private static Peer ofBlock(Block body, String argument, String text) {
    return AddressBlock.of(text)
        .map(block -> block.isInternet() ? INTERNET : LIMITED)
        .orElseGet(() -> isAddressOfResource(body, argument) ? LIMITED : UNKNOWN);
  }

  private static boolean isAddressOfResource(Block body, String argument) {
    List<Reference> references = body.references(argument);
    return !references.isEmpty()
        && references.stream()
            .allMatch(
                reference ->
                    reference.address().contains("aws_")
                        && HAS_ADDRESSES.contains(reference.attribute()));
  }

  /** Those that an argument with prefix lists stands for: one of AWS, or of others, is limited. */
  static Stream<Peer> ofLists(TerraformDocument document, Block body, String argument) {
    List<Resource> lists = document.referred(body, argument);
    return lists.isEmpty()
        ? body.texts(argument).stream().map(text -> text.startsWith("pl-") ? LIMITED : UNKNOWN)
        : lists.stream().flatMap(list -> ofList(document, list));
  }

  private static Stream<Peer> ofList(TerraformDocument document, Resource list) {
    var entries =
        document.attachedTo(list, "aws_ec2_managed_prefix_list_entry", "prefix_list_id").stream();
    return Stream.concat(
        Stream.of(LIMITED),
        Stream.concat(list.blocks("entry").stream(), entries)
            .flatMap(entry -> ofBlocks(entry, "cidr")));
  }
}
