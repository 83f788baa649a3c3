package dev.plinth.constructs.watching;

import java.util.List;

/**
 * @param name the rule's name, shortened to 64 characters
 * @param resourceArn what is watched, such as a pipeline
 * @param events kinds of events, such as {@code codepipeline-pipeline-pipeline-execution-failed}
 * @param topic where they are heard; it must admit {@code codestar-notifications.amazonaws.com}
 * @see <a href="https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html">Events for
 *     notification rules</a>
 */
public record NotificationRuleProps(
    String name, String resourceArn, List<String> events, AlarmTopic topic) {}
