/** Scripts, documentation, load tests. */
package dev.plinth.policy.rules.repository;
