package dev.plinth.operations.watching;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How an environment is tried out.
 *
 * @param address where it answers; empty: where its outputs say
 * @param cdnAddress where its CDN answers; empty: where its outputs say
 * @param patience how long parts that fail are tried again, all together
 * @param silence how long log groups may be silent
 */
public record SmokeOptions(
    Optional<URI> address, Optional<URI> cdnAddress, Duration patience, Duration silence) {}
