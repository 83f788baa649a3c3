package dev.plinth.constructs.edge;

/**
 * How much is taken of requests: API Gateway keeps to it as well as it can, not to the request.
 *
 * @param rate requests a second in the long run
 * @param burst requests at once, where few came before
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">Throttling</a>
 */
public record RateLimit(Number rate, Number burst) {}
