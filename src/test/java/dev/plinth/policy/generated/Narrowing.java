package dev.plinth.policy.generated;

/**
 * Texts that stand for all that a setting may say, where AWS or the rest of the environment allows
 * fewer than the setting by itself.
 *
 * @param pattern of these texts, each of which the setting allows too
 * @param because why the others are left out
 */
record Narrowing(String pattern, String because) {}
