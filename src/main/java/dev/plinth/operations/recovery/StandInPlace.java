package dev.plinth.operations.recovery;

import dev.plinth.environment.Ipv4Block;
import java.util.List;
import java.util.Optional;

/**
 * Where an environment goes that stands in for another one.
 *
 * @param name of the environment
 * @param region that it is in
 * @param zones of the region
 * @param stateBucket that keeps its state, in the same region
 * @param lockTable that locks it
 * @param replicaRegion that its data are copied to; empty: they are not
 * @param taken blocks of addresses that other environments have
 */
record StandInPlace(
    String name,
    String region,
    List<String> zones,
    String stateBucket,
    String lockTable,
    Optional<String> replicaRegion,
    List<Ipv4Block> taken) {}
