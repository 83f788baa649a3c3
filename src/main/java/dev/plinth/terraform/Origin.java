package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a value is computed from: a tree beside it, of the same shape. */
interface Origin {
  /** Nothing is known to be behind it. */
  Origin NONE = new Computed(List.of());

  /** The references behind the value and everything in it. */
  Stream<Reference> references();

  /** The origin of what is in an object under a name. */
  Origin at(String name);

  /** The origin of an element of a list. */
  Origin at(int index);

  /** A configuration says it itself, in the expressions of its texts. */
  record Written(JsonNode value) implements Origin {
    @Override
    public Stream<Reference> references() {
      return value.isTextual()
          ? Template.of(value.textValue()).references()
          : StreamSupport.stream(value.spliterator(), false)
              .flatMap(part -> new Written(part).references());
    }

    @Override
    public Origin at(String name) {
      return new Written(value.path(name));
    }

    @Override
    public Origin at(int index) {
      return new Written(value.path(index));
    }
  }

  /** One expression, of which a plan tells the references and not the text. */
  record Computed(List<Reference> all) implements Origin {
    @Override
    public Stream<Reference> references() {
      return all.stream();
    }

    @Override
    public Origin at(String name) {
      return this;
    }

    @Override
    public Origin at(int index) {
      return this;
    }
  }

  /** A block, with an expression for each argument. */
  record Named(Map<String, Origin> parts) implements Origin {
    @Override
    public Stream<Reference> references() {
      return parts.values().stream().flatMap(Origin::references);
    }

    @Override
    public Origin at(String name) {
      return parts.getOrDefault(name, NONE);
    }

    @Override
    public Origin at(int index) {
      return NONE;
    }
  }

  /** Blocks of one name. */
  record Listed(List<Origin> elements) implements Origin {
    @Override
    public Stream<Reference> references() {
      return elements.stream().flatMap(Origin::references);
    }

    @Override
    public Origin at(String name) {
      return NONE;
    }

    @Override
    public Origin at(int index) {
      return index < elements.size() ? elements.get(index) : NONE;
    }
  }
}
