/**
 * AWS on this machine: the emulator of a checkout, what fails in it on purpose, and a tour in it.
 */
package dev.plinth.operations.localcloud;
