package dev.plinth.operations.recovery;

import dev.plinth.environment.Ipv4Block;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A network moved to addresses that no other environment has, with everything in it at the same
 * distance from its beginning.
 */
record NetworkMove(Ipv4Block from, Ipv4Block to) {
  private static final Ipv4Block PRIVATE = Ipv4Block.of("10.0.0.0/8").orElseThrow();

  /**
   * The next block of the same size in 10.0.0.0/8 that is free; the same block where none is.
   *
   * @param taken by other environments, and by the network itself where it stays in use
   */
  static NetworkMove of(Ipv4Block network, List<Ipv4Block> taken) {
    long size = 1L << (32 - network.prefix());
    long blocks = (1L << (network.prefix() - PRIVATE.prefix()));
    long own = PRIVATE.contains(network) ? (network.first() - PRIVATE.first()) / size : 0;
    return LongStream.range(0, blocks)
        .map(step -> (own + step) % blocks)
        .mapToObj(block -> new Ipv4Block(PRIVATE.first() + block * size, network.prefix()))
        .filter(block -> taken.stream().noneMatch(block::overlaps))
        .findFirst()
        .map(free -> new NetworkMove(network, free))
        .orElseGet(() -> new NetworkMove(network, network));
  }

  /** A part of the network, such as a subnet, where it is after the move. */
  String moved(String part) {
    return Ipv4Block.of(part)
        .map(block -> new Ipv4Block(to.first() + block.first() - from.first(), block.prefix()))
        .map(Ipv4Block::toString)
        .orElse(part);
  }
}
