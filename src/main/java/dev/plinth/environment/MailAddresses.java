package dev.plinth.environment;

import java.util.List;
import java.util.Locale;

/** The addresses that get a kind of news. */
public record MailAddresses(String setting, List<String> addresses) {
  /** A mail address, for {@link Allowed.Matching}. */
  public static final String FORM = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}";

  /**
   * Notes an address that is there twice: AWS would send one confirmation, and know one of them.
   */
  public void checkEachOnce(Problems problems) {
    long people =
        addresses.stream().map(address -> address.toLowerCase(Locale.ROOT)).distinct().count();
    if (people < addresses.size()) {
      problems.add(setting, addresses, "each address once, in whatever case");
    }
  }
}
