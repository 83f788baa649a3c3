/** One class a rule, named by the state that is good. */
package dev.plinth.policy.rules;
