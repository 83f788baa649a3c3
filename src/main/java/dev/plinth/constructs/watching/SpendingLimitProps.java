package dev.plinth.constructs.watching;

import dev.plinth.constructs.Tag;

/**
 * @param budgetName the budget's name
 * @param alarmName the billing alarm's name
 * @param monthlyUsd US dollars that a month may cost, as a number
 * @param monthlyUsdText the same as text, which is how a budget takes it
 * @param tag what counts for the budget: key and value of a cost allocation tag
 * @param topic who hears of both, in us-east-1 where billing metrics are
 */
public record SpendingLimitProps(
    String budgetName,
    String alarmName,
    Number monthlyUsd,
    String monthlyUsdText,
    Tag tag,
    AlarmTopic topic) {}
