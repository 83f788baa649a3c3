/**
 * Work on deployed platforms: plan, deploy, destroy and verify, over {@code terraform} and the AWS
 * SDK.
 */
package dev.plinth.operations;
