/** Buckets: what they keep, how long, and where else. */
package dev.plinth.constructs.storage;
