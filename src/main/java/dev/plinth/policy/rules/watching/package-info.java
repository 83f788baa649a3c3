/** Logs, alarms, trails. */
package dev.plinth.policy.rules.watching;
