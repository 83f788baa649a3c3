package dev.plinth.constructs;

/** A tag that AWS selects by: objects that may expire, spending that is counted together. */
public record Tag(String key, String value) {}
