package dev.plinth.operations;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that was applied and found healthy, so that one can go back to it.
 *
 * @param version counted from 1, by environment
 * @param keptAt when it was found healthy
 * @param keptBy who deployed it: an ARN
 * @param commit of the checkout that it was synthesized in, if there was one
 * @param serial of the state then
 * @param plinth the version of the program
 */
public record GoodConfiguration(
    int version,
    Instant keptAt,
    String keptBy,
    Optional<String> commit,
    long serial,
    String plinth) {

  /** As user-defined metadata of an object in S3: text of ASCII, 2 KB at most. */
  Map<String, String> metadata() {
    var values = new HashMap<String, String>();
    values.put("version", Integer.toString(version));
    values.put("kept-at", keptAt.toString());
    values.put("kept-by", keptBy);
    values.put("serial", Long.toString(serial));
    values.put("plinth", plinth);
    commit.ifPresent(hash -> values.put("commit", hash));
    return values;
  }

  static GoodConfiguration of(Map<String, String> metadata) {
    return new GoodConfiguration(
        Integer.parseInt(metadata.get("version")),
        Instant.parse(metadata.get("kept-at")),
        metadata.get("kept-by"),
        Optional.ofNullable(metadata.get("commit")),
        Long.parseLong(metadata.get("serial")),
        metadata.get("plinth"));
  }

  @Override
  public String toString() {
    return "version %d of %s".formatted(version, keptAt);
  }
}
