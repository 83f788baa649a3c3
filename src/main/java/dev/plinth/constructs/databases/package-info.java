/** Tables, databases, caches, vectors, and their backups. */
package dev.plinth.constructs.databases;
