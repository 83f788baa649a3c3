package dev.plinth.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads waivers: a JSON list of objects, strictly, so that no misspelt waiver stays without effect
 * unseen.
 */
public final class WaiverFile {
  private static final String IN = "in";
  private static final List<String> REQUIRED = List.of("rule", "address", "reason", "expires");
  private static final String ALLOWED = "rule, address, reason, expires, and in";
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private final Function<String, Optional<String>> unknownRule;
  private final List<String> errors = new ArrayList<>();
  private final List<Waiver> waivers = new ArrayList<>();

  private WaiverFile(String name, Function<String, Optional<String>> unknownRule) {
    this.name = name;
    this.unknownRule = unknownRule;
  }

  /**
   * Reads a file.
   *
   * @param name of the file, as messages and reports shall call it
   * @param unknownRule what to say of a name that no rule has; empty for the name of a rule
   * @throws InvalidWaivers if it is not there, or for all that is wrong in it
   */
  public static List<Waiver> read(
      Path file, String name, Function<String, Optional<String>> unknownRule) {
    var reading = new WaiverFile(name, unknownRule);
    try (JsonParser parser = JSON.createParser(Files.readString(file))) {
      reading.list(parser);
    } catch (NoSuchFileException missing) {
      reading.errors.add(name + ": no such file");
    } catch (CharacterCodingException binary) {
      reading.errors.add(name + ": no text in UTF-8, as JSON is");
    } catch (JsonProcessingException bad) {
      reading.wrong(bad.getLocation(), bad.getOriginalMessage().replaceFirst(" \\(start .*", ""));
    } catch (IOException unreadable) {
      reading.errors.add(name + ": cannot be read: check that it is a file, and its permissions");
    }
    if (!reading.errors.isEmpty()) {
      throw new InvalidWaivers(reading.errors);
    }
    return List.copyOf(reading.waivers);
  }

  private void list(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      errors.add(name + ": is not a JSON list: allowed is [{\"rule\": …}, …]");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonLocation start = parser.currentTokenLocation();
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        waiver(start, texts(parser));
      } else {
        wrong(start, "is not a waiver: allowed is {\"rule\": …, \"address\": …}");
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      wrong(parser.currentTokenLocation(), "more after the end");
    }
  }

  /** The texts of an object by key; what is wrong with a key or a value is told. */
  private Map<String, Located> texts(JsonParser parser) throws IOException {
    var texts = new LinkedHashMap<String, Located>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonLocation place = parser.currentTokenLocation();
      parser.nextToken();
      var text = new Located(parser.getValueAsString(""), place);
      if (!REQUIRED.contains(key) && !key.equals(IN)) {
        wrong(place, "%s is unknown: allowed are %s".formatted(key, ALLOWED));
      } else if (parser.currentToken() != JsonToken.VALUE_STRING || text.value().isBlank()) {
        wrong(place, key + " is not a text: write it in quotes, and not empty");
      }
      if (texts.putIfAbsent(key, text) != null) {
        wrong(place, key + " is there twice: keep one");
      }
      parser.skipChildren();
    }
    return texts;
  }

  private void waiver(JsonLocation start, Map<String, Located> texts) {
    int before = errors.size();
    REQUIRED.stream()
        .filter(key -> !texts.containsKey(key))
        .forEach(key -> wrong(start, key + " is missing: say it, or take the waiver away"));
    if (errors.size() > before
        || texts.values().stream().anyMatch(text -> text.value().isBlank())) {
      return;
    }
    Located rule = texts.get("rule");
    Located address = texts.get("address");
    unknownRule.apply(rule.value()).ifPresent(unknown -> wrong(rule.place(), unknown));
    if (address.value().matches("[*.\\s]*")) {
      wrong(
          address.place(),
          "address is \"%s\", which is everything: name a resource, or a type as aws_lb.*"
              .formatted(address.value()));
    }
    date(texts.get("expires"))
        .ifPresent(
            expires ->
                waivers.add(
                    new Waiver(
                        rule.value(),
                        address.value(),
                        texts.getOrDefault(IN, new Located("*", start)).value(),
                        texts.get("reason").value(),
                        expires,
                        name + ":" + start.getLineNr())));
  }

  private Optional<LocalDate> date(Located text) {
    try {
      return Optional.of(LocalDate.parse(text.value()));
    } catch (DateTimeParseException other) {
      wrong(
          text.place(),
          "expires is \"%s\": allowed is a day such as 2027-11-30".formatted(text.value()));
      return Optional.empty();
    }
  }

  private void wrong(JsonLocation place, String what) {
    errors.add("%s:%d: %s".formatted(name, place.getLineNr(), what));
  }

  /** A text, and where its key stands. */
  private record Located(String value, JsonLocation place) {}
}
