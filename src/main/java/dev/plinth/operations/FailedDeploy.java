package dev.plinth.operations;

import java.util.Set;

/**
 * A deployment that did not come to its end, or to no good one.
 *
 * @param failure what went wrong, and what to do about it
 * @param made addresses of what it was the first to make and nobody has used yet
 */
record FailedDeploy(OperationFailed failure, Set<String> made) {}
