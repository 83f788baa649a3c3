/** Databases, caches, collections and their backups. */
package dev.plinth.policy.rules.databases;
