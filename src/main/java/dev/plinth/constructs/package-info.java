/**
 * Building blocks by intent, each several AWS resources with one purpose. The only place that knows
 * provider resources; it knows no settings files and no platform.
 *
 * <p>Every construct takes {@code (scope, id, props)}. The id is the address of what it makes
 * ({@code aws_s3_bucket.storage}, {@code aws_s3_bucket_policy.storage}), since addresses are what
 * reviewers read and what existing state is lined up with; constructs of different kinds may share
 * it.
 *
 * <p>The rooms have the names of the topics of the rules. What stands here itself serves them all.
 */
package dev.plinth.constructs;
