package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Manifests as text. Moments are in ISO 8601, what is absent is null. */
final class ManifestJson {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Moment())
                  .addSerializer(Optional.class, new Written())
                  .addDeserializer(Optional.class, new Read()))
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private ManifestJson() {}

  static String text(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The manifest of a text; empty if the text is none, or not a whole one. */
  static Optional<BackupManifest> manifest(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, BackupManifest.class));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  private static final class Moment extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(parser.getText());
      } catch (DateTimeParseException noMoment) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, parser.getText(), "not in ISO 8601");
      }
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class Written extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writePOJO(value.isPresent() ? value.get() : null);
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class Read extends JsonDeserializer<Optional>
      implements ContextualDeserializer {
    private final JavaType content;

    private Read() {
      this(null);
    }

    private Read(JavaType content) {
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Read(context.getContextualType().containedType(0));
    }

    @Override
    public Optional deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Optional.of(context.readValue(parser, content));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
