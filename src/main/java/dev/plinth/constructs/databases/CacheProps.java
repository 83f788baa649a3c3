package dev.plinth.constructs.databases;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.SecurityGroup;
import java.util.List;

/**
 * @param name the replication group's name, 40 characters at most
 * @param description what is in it
 * @param nodeType such as {@code cache.t4g.small}
 * @param subnetIds private subnets, in two zones at least
 * @param securityGroup who may connect
 * @param key what it is encrypted with
 */
public record CacheProps(
    String name,
    String description,
    String nodeType,
    List<String> subnetIds,
    SecurityGroup securityGroup,
    EncryptionKey key) {}
