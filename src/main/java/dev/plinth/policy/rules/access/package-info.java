/** Who may do what. */
package dev.plinth.policy.rules.access;
