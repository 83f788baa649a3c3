package dev.plinth.operations;

/**
 * One thing that is in the way of the work.
 *
 * @param what what is wrong, with its place; may have several lines
 * @param remedy what to do about it
 */
public record Obstacle(String what, String remedy) {}
