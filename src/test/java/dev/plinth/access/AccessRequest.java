package dev.plinth.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One question: may this caller do that to this thing, now?
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource the ARN of what it is done to; {@code *} for actions that are done to nothing
 * @param context what else is known, by condition key; a key that is not there is not known
 */
public record AccessRequest(
    Caller caller, String action, String resource, Map<String, List<String>> context) {
  public AccessRequest {
    var known = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(caller.context());
    known.putAll(context);
    context = known;
  }

  /** The values of a condition key, whose name has no case; empty if it is not known. */
  Optional<List<String>> values(String key) {
    return Optional.ofNullable(context.get(key));
  }
}
