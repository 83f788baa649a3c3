package dev.plinth.environment.microservices;

import dev.plinth.environment.Setting;
import java.util.Map;

/** The tags that an auditor asks for. */
public record TagSettings(
    @Setting("tags of everything: Environment, Owner, CostCenter and Compliance")
        Map<String, String> mandatoryTags) {}
