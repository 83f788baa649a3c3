package dev.plinth.policy;

import dev.plinth.terraform.TerraformDocument;

/**
 * A document that is checked.
 *
 * @param name what people call it: {@code microservices/prod}, or a file
 */
public record Subject(String name, TerraformDocument document) {}
