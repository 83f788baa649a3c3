package dev.plinth.policy.generated;

import java.util.List;

/**
 * Environments, and what they cover.
 *
 * @param seed that made them
 * @param missing goals that none of them has
 * @param drawn how many were made, with those that the reader refused
 */
record Generated(
    long seed, List<GeneratedEnvironment> environments, List<Goal> missing, int drawn) {}
