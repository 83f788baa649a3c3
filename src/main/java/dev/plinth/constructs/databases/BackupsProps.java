package dev.plinth.constructs.databases;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * @param names gives a part, such as {@code backup}, its full name
 * @param schedule when backups are taken
 * @param retentionDays when they are deleted, copies too
 * @param key what they are encrypted with
 * @param copies where each backup is copied to; empty: nowhere
 * @param resources ARNs of what is saved
 * @param deletableWhenFull whether backups are deleted with the vault; else it must be emptied
 *     first
 */
public record BackupsProps(
    UnaryOperator<String> names,
    String schedule,
    Number retentionDays,
    EncryptionKey key,
    Optional<Copies> copies,
    List<String> resources,
    boolean deletableWhenFull) {
  /** A vault in another region. */
  public record Copies(TerraformProvider provider, EncryptionKey key) {}
}
