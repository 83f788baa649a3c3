"""States of alarms, by the data that are there when somebody asks.

CloudWatch looks once a minute, at periods that end then; here it is when alarms are described or
data are put. Alarms of metrics with a threshold are known: no anomaly detection, no composites.
"""

import json
import operator
import threading
import time
from datetime import datetime, timezone
from typing import Any

from localcloud.extension import backend
from localcloud.metrics.queries import Metrics
from localcloud.metrics.series import Series, Window

BREACHES = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanOrEqualToThreshold": operator.le,
    "LessThanThreshold": operator.lt,
}
UNTIL_THE_NEXT_LOOK = 60
"""Seconds that a state keeps which somebody set."""

_lock = threading.Lock()


def hold(alarm: Any) -> None:
    """Keeps a state that was set by hand as long as CloudWatch would."""
    alarm.held_until = time.time() + UNTIL_THE_NEXT_LOOK


def look(store: Any, names: list[str] | None = None) -> None:
    """Sets the states of these alarms, or of all, and tells those who want to hear of changes."""
    with _lock:
        now = time.time()
        alarms = [
            alarm
            for alarm in list(store.alarms.values())
            if (not names or alarm.name in names) and _is_watched(alarm, now)
        ]
        metrics = Metrics(store) if alarms else None
        for alarm in alarms:
            _set(store, alarm, _values(metrics, alarm, now))


def _is_watched(alarm: Any, now: float) -> bool:
    return (
        alarm.rule is None
        and alarm.comparison_operator in BREACHES
        and getattr(alarm, "held_until", 0) <= now
    )


def _values(metrics: Any, alarm: Any, now: float) -> list[float | None]:
    """Of each period that the alarm looks at, the oldest first."""
    count = int(alarm.evaluation_periods)
    period = _period(alarm)
    # A datum of this very moment belongs to the last period.
    window = Window(now + 0.001 - count * period, now + 0.001)
    if alarm.metric_data_queries:
        queries = [_query(query) for query in alarm.metric_data_queries]
        returned = [one.id for one in alarm.metric_data_queries if one.return_data is not False]
        series = metrics.answers(queries, window)[returned[0]]
    else:
        series = metrics.series(
            alarm.namespace,
            alarm.metric_name,
            {one.name: one.value for one in alarm.dimensions},
            alarm.statistic or alarm.extended_statistic,
            window,
            period,
        )
    if not isinstance(series, Series):
        return [None] * count
    return [series.values.get(slot) for slot in window.slots(period)]


def _period(alarm: Any) -> int:
    if alarm.period:
        return int(alarm.period)
    return max(
        int(query.metric_stat.period if query.metric_stat else query.period or 0)
        for query in alarm.metric_data_queries
    )


def _query(query: Any) -> dict[str, Any]:
    """The query as it was put."""
    if query.metric_stat is None:
        return {"Id": query.id, "Expression": query.expression}
    metric = query.metric_stat.metric
    return {
        "Id": query.id,
        "MetricStat": {
            "Metric": {
                "Namespace": metric.namespace,
                "MetricName": metric.metric_name,
                "Dimensions": [
                    {"Name": one.name, "Value": one.value} for one in metric.dimensions
                ],
            },
            "Period": query.metric_stat.period,
            "Stat": query.metric_stat.stat,
        },
    }


def _set(store: Any, alarm: Any, values: list[float | None]) -> None:
    state = _state(alarm, values)
    if state == alarm.state_value:
        return
    before = alarm.state_value
    known = [value for value in values if value is not None]
    silent = f" and {len(values) - len(known)} without data ({alarm.treat_missing_data})"
    reason = (
        f"Threshold Crossed: of the last {len(values)} datapoints {known}"
        f"{silent if len(known) < len(values) else ''},"
        f" {alarm.datapoints_to_alarm or len(values)} must be {alarm.comparison_operator}"
        f" ({alarm.threshold}) for ALARM."
    )
    data = {"version": "1.0", "recentDatapoints": known, "threshold": alarm.threshold}
    alarm.update_state(reason, json.dumps(data), state)
    if alarm.actions_enabled:
        _tell(store, alarm, before)


def _state(alarm: Any, values: list[float | None]) -> str:
    """What a period without data counts as, the alarm says."""
    needed = int(alarm.datapoints_to_alarm or len(values))
    treatment = alarm.treat_missing_data or "missing"
    breaches = BREACHES[alarm.comparison_operator]
    known = [value for value in values if value is not None]
    bad = sum(breaches(value, float(alarm.threshold)) for value in known)
    missing = len(values) - len(known)
    if treatment == "breaching":
        bad += missing
    elif treatment == "missing":
        if not known:
            return "INSUFFICIENT_DATA"
        needed = min(needed, len(known))
    elif treatment == "ignore" and bad < needed <= bad + missing:
        return str(alarm.state_value)
    return "ALARM" if bad >= needed else "OK"


def _tell(store: Any, alarm: Any, before: str) -> None:
    """Publishes to topics; what else an alarm can do is not done here."""
    actions = {
        "ALARM": alarm.alarm_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
        "OK": alarm.ok_actions,
    }[alarm.state_value]
    for action in actions:
        parts = action.split(":")
        if parts[2] != "sns":
            continue
        topic = backend("sns", parts[4], parts[3]).topics.get(action)
        if topic is not None:
            topic.publish(
                json.dumps(_message(store, alarm, before)),
                subject=f'{alarm.state_value}: "{alarm.name}" in {store.region_name}',
            )


def _message(store: Any, alarm: Any, before: str) -> dict[str, Any]:
    return {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": store.account_id,
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
        "Region": store.region_name,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before,
        "Trigger": {
            "MetricName": alarm.metric_name,
            "Namespace": alarm.namespace,
            "Threshold": alarm.threshold,
            "EvaluationPeriods": alarm.evaluation_periods,
        },
    }
