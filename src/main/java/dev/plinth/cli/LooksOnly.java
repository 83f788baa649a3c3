package dev.plinth.cli;

/**
 * A command that changes nothing: it may look at another environment than the selected one. Every
 * other command is taken to change something.
 */
interface LooksOnly {}
