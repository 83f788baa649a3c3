/** Buckets, tables and what lies in them. */
package dev.plinth.policy.rules.storage;
