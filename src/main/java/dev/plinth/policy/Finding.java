package dev.plinth.policy;

/**
 * One breach of a rule at one place.
 *
 * @param rule that it breaks
 * @param address of the resource
 * @param what is wrong there, in a few words
 */
public record Finding(Rule rule, String address, String what) {}
