package dev.plinth.operations;

import java.util.Optional;

/**
 * Something that keeps a part of a network from being deleted.
 *
 * @param id of the network interface or the security group
 * @param place the subnet or security group that it hangs on, by id
 * @param instance that a network interface belongs to, if it does
 * @param service what AWS says of it where a service of AWS made it, and takes it away again
 * @param group whether it is a security group with a rule about another
 */
record Attachment(
    String id, String place, Optional<String> instance, Optional<String> service, boolean group) {

  @Override
  public String toString() {
    if (group) {
      return "security group %s has a rule about %s".formatted(id, place);
    }
    return instance
        .map(ec2 -> "instance %s is in %s (%s)".formatted(ec2, place, id))
        .or(() -> service.map(said -> "%s is in %s (%s)".formatted(said, place, id)))
        .orElse("network interface %s is in %s, and nothing uses it".formatted(id, place));
  }

  /** What makes it go. */
  String remedy() {
    if (group) {
      return "take the rule away: aws ec2 describe-security-groups --group-ids " + id;
    }
    return instance
        .map(ec2 -> "terminate the instance: aws ec2 terminate-instances --instance-ids " + ec2)
        .or(() -> service.map(said -> "delete what it belongs to, and AWS takes it away"))
        .orElse(
            "delete the interface: aws ec2 delete-network-interface --network-interface-id " + id);
  }

  /** What goes first: instances take their interfaces with them, groups are free after these. */
  int order() {
    if (group) {
      return 3;
    }
    return instance.isPresent() ? 0 : service.isPresent() ? 1 : 2;
  }
}
