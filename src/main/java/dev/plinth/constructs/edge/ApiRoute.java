package dev.plinth.constructs.edge;

/**
 * A method of a path of a REST API.
 *
 * @param method such as {@code POST}
 * @param path such as {@code /incidents/{incidentId}/frames}
 */
public record ApiRoute(String method, String path) {
  /** As people write it: {@code POST /incidents}. */
  public static ApiRoute of(String route) {
    String[] parts = route.split(" ", 2);
    return new ApiRoute(parts[0], parts[1]);
  }

  /** As the end of an ARN, where anything may stand for a parameter: {@code POST/incidents/*}. */
  public String inArn() {
    return method + path.replaceAll("\\{[^}]*}", "*");
  }

  /** As a usage plan names it. */
  String inPlan() {
    return path + "/" + method;
  }

  /**
   * As a stage names it and gives it back: every slash of the path is {@code ~1}, the first as
   * well. Settings of a path with plain slashes are taken, kept and never used.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html">Method
   *     settings of a stage</a>
   */
  String inStage() {
    return path.replace("/", "~1") + "/" + method;
  }
}
