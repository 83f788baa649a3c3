package dev.plinth.constructs.watching;

import com.hashicorp.cdktf.TerraformProvider;
import dev.plinth.constructs.Home;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.Optional;

/**
 * @param name the topic's name
 * @param home whose alarms may publish
 * @param key what messages are encrypted with, which must admit alarms and events
 * @param emails people who get them; each confirms once by a link that AWS sends
 * @param publishers other AWS services that may publish on the account's behalf, such as {@code
 *     codestar-notifications.amazonaws.com}, whether or not they say for which account; the key
 *     must admit them too
 * @param provider the provider of another region
 */
public record AlarmTopicProps(
    String name,
    Home home,
    EncryptionKey key,
    List<String> emails,
    List<String> publishers,
    Optional<TerraformProvider> provider) {
  public static AlarmTopicProps of(String name, Home home, EncryptionKey key, List<String> emails) {
    return new AlarmTopicProps(name, home, key, emails, List.of(), Optional.empty());
  }

  public AlarmTopicProps withPublishers(String... services) {
    return new AlarmTopicProps(name, home, key, emails, List.of(services), provider);
  }

  public AlarmTopicProps withProvider(TerraformProvider provider) {
    return new AlarmTopicProps(name, home, key, emails, publishers, Optional.of(provider));
  }
}
