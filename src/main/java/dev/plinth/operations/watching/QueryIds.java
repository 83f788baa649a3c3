package dev.plinth.operations.watching;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of queries: unique in a widget or an alarm, and to be so in a question about many. */
final class QueryIds {
  /** What stands in quotes is searched for, and is no id. */
  private static final Pattern QUOTED_OR_NAME = Pattern.compile("'[^']*'|\"[^\"]*\"|[a-z]\\w*");

  private QueryIds() {}

  /** An expression with the ids in it prefixed. */
  static String prefixed(String expression, Collection<String> ids, String prefix) {
    return QUOTED_OR_NAME
        .matcher(expression)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    ids.contains(found.group()) ? prefix + found.group() : found.group()));
  }
}
