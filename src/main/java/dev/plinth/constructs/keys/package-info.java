/** What encrypts, and what is secret. */
package dev.plinth.constructs.keys;
