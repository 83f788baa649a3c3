package dev.plinth.platforms.troubleshooter;

/** What a media type is to API Gateway, which takes bodies for text unless it is told otherwise. */
final class MediaType {
  private MediaType() {}

  static boolean isJson(String type) {
    String essence = essence(type);
    return essence.equals("application/json") || essence.endsWith("+json");
  }

  /** Whether API Gateway must be told to pass it on byte by byte. */
  static boolean isBinary(String type) {
    String essence = essence(type);
    return !isJson(type)
        && !essence.startsWith("text/")
        && !essence.equals("application/xml")
        && !essence.endsWith("+xml")
        && !essence.equals("application/x-www-form-urlencoded");
  }

  /** The type without its parameters. */
  private static String essence(String type) {
    return type.split(";", 2)[0].strip();
  }
}
