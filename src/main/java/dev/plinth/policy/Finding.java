package dev.plinth.policy;

/**
 * One breach of a rule at one place.
 *
 * @param rule that it breaks
 * @param address of the resource; in a repository, the file and the line
 * @param what is wrong there, in a few words
 * @param certain whether it is so; otherwise a value decides that is known only after apply
 */
public record Finding(Rule rule, String address, String what, boolean certain) {}
