package dev.plinth.operations.loading;

import java.util.List;
import java.util.Optional;

/**
 * How much load, and of what kind.
 *
 * @param scenario a name in {@code loadtest/scenarios.json}
 * @param scale the part of the scenario's users and time; 1 is the whole scenario
 * @param url where to send it; absent for the address that the environment gives out
 * @param model the model to ask; absent for that of the settings
 * @param users the only classes of users to take part; empty for all
 */
public record Load(
    String scenario,
    double scale,
    Optional<String> url,
    Optional<String> model,
    List<String> users) {}
