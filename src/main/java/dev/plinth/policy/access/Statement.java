package dev.plinth.policy.access;

import java.util.List;
import java.util.Map;

/**
 * A statement of a policy.
 *
 * @param sid its name; empty where it has none
 * @param effect {@code Allow} or {@code Deny}
 * @param actions that it is about, such as {@code s3:GetObject}
 * @param notActions all actions but these
 * @param resources that it is about; references stay as they are written
 * @param notResources all resources but these
 * @param principals by their type: {@code AWS}, {@code Service}, {@code Federated}, and {@code *}
 *     for everybody
 * @param notPrincipals everybody but these, by their type
 * @param conditions all of which must fit
 */
public record Statement(
    String sid,
    String effect,
    List<String> actions,
    List<String> notActions,
    List<String> resources,
    List<String> notResources,
    Map<String, List<String>> principals,
    Map<String, List<String>> notPrincipals,
    List<Condition> conditions) {

  /** Whether it grants something; otherwise it denies. */
  public boolean allows() {
    return effect.equals("Allow");
  }

  /**
   * Whether it is about an action, by its name or by a pattern.
   *
   * @param action in full, such as {@code iam:PassRole}
   */
  public boolean isAbout(String action) {
    return actions.stream().anyMatch(pattern -> new Pattern(pattern).fits(action))
        || !notActions.isEmpty()
            && notActions.stream().noneMatch(pattern -> new Pattern(pattern).fits(action));
  }

  /** Its conditions about a key. */
  public List<Condition> conditionsAbout(String key) {
    return conditions.stream().filter(condition -> condition.isAbout(key)).toList();
  }

  /** Whether anybody at all may be meant, were it not for the conditions. */
  public boolean isForEverybody() {
    return !notPrincipals.isEmpty()
        || principals.containsKey("*")
        || principals.getOrDefault("AWS", List.of()).contains("*");
  }
}
