/** Keys and secrets. */
package dev.plinth.policy.rules.keys;
