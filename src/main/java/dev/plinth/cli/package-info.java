/** The command line: one class a command, which reads, asks, prints and returns an exit code. */
package dev.plinth.cli;
