package dev.plinth.constructs.edge;

import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.Map;

/**
 * @param name the API's name, by which CloudWatch measures it
 * @param version of the document, by which a deployment is told from others
 * @param body the OpenAPI document with API Gateway's own words in it; references are in place of
 *     what is known at apply, and a literal <code>${</code> is escaped
 * @param binaryMediaTypes types of bodies that are passed on as they are; all others are taken for
 *     text
 * @param policy who may call from where; empty: everybody may, unless the API had a policy before,
 *     which is left as it was
 * @param answersAtOwnAddress whether it answers at the address that API Gateway gives it, too
 */
public record RestApiProps(
    String name,
    String version,
    Map<String, Object> body,
    List<String> binaryMediaTypes,
    List<Statement> policy,
    boolean answersAtOwnAddress) {}
