package dev.plinth.constructs.databases;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.SecurityGroup;
import java.util.List;
import java.util.Optional;

/**
 * @param name the collection's name, which its policies carry too: 3 to 32 letters, digits and
 *     hyphens; a longer one is cut
 * @param key what vectors are encrypted with, which cannot be changed later
 * @param standbyReplicas whether it survives the loss of a zone, for twice the price
 * @param index the index that programs read and write
 * @param programArns roles that read and write vectors of the index, and make nothing
 * @param administratorArns roles and users that make, change and delete indices
 * @param inside the network that alone reaches it; empty: everybody reaches it whom IAM lets
 */
public record VectorCollectionProps(
    String name,
    EncryptionKey key,
    boolean standbyReplicas,
    String index,
    List<String> programArns,
    List<String> administratorArns,
    Optional<Inside> inside) {

  /**
   * Where an endpoint of the collection is.
   *
   * @param vpcId the network
   * @param subnetIds its subnets, one a zone
   * @param group who may connect to the endpoint
   */
  public record Inside(String vpcId, List<String> subnetIds, SecurityGroup group) {}
}
