/** What is measured, logged, shown and told to somebody; what is recorded for an audit. */
package dev.plinth.constructs.watching;
