package dev.plinth.policy;

/**
 * A finding that somebody accepts.
 *
 * @param waiver the first one that covers it
 */
public record Waived(Finding finding, Waiver waiver) {}
