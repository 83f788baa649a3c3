/** Backups of what a platform keeps, and bringing data back from them. */
package dev.plinth.operations.backup;
