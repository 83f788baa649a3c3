package dev.plinth.constructs.delivery;

import dev.plinth.constructs.keys.EncryptionKey;
import java.util.Map;

/**
 * @param name the repository's name
 * @param key what its images are encrypted with
 * @param lifecycle which of its images are deleted
 * @param deletableWhenFull whether it is deleted with the images that are in it
 * @param tags what its tags say beside those that everything carries
 */
public record ImageRepositoryProps(
    String name,
    EncryptionKey key,
    ImageLifecycle lifecycle,
    boolean deletableWhenFull,
    Map<String, String> tags) {}
