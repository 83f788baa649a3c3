/** What runs: instances, tasks, functions. */
package dev.plinth.policy.rules.compute;
