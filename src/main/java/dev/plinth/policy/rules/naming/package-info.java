/** Names, tags, variables and outputs. */
package dev.plinth.policy.rules.naming;
