package dev.plinth.constructs.network;

import java.util.function.UnaryOperator;

/**
 * @param names gives a part its full name
 * @param network whose subnets are guarded
 * @param cidr the network's own block
 */
public record SubnetGuardProps(UnaryOperator<String> names, Network network, String cidr) {}
