"""CloudWatch: moto neither computes metric math nor percentiles, and no alarm ever goes off."""

from datetime import datetime, timezone
from typing import Any

from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.responses import CloudWatchResponse

from localcloud.extension import Call, adds, corrects
from localcloud.metrics import alarms
from localcloud.metrics.queries import Metrics
from localcloud.metrics.series import Series, Window, epoch

SUPPRESSION = {
    "ActionsSuppressor": "actions_suppressor",
    "ActionsSuppressorExtensionPeriod": "actions_suppressor_extension_period",
    "ActionsSuppressorWaitPeriod": "actions_suppressor_wait_period",
}
METRIC_SETTINGS = (
    "namespace",
    "metric_name",
    "metric_data_queries",
    "comparison_operator",
    "evaluation_periods",
    "datapoints_to_alarm",
    "period",
    "threshold",
    "statistic",
    "extended_statistic",
    "unit",
    "treat_missing_data",
    "evaluate_low_sample_count_percentile",
    "threshold_metric_id",
)


@adds(CloudWatchResponse, "PutCompositeAlarm")
def put_composite_alarm(call: Call) -> None:
    """moto can describe a composite alarm, but has no way to make one."""
    params = call.params
    alarm = call.backend.put_metric_alarm(
        name=params["AlarmName"],
        rule=params["AlarmRule"],
        description=params.get("AlarmDescription"),
        dimensions=[],
        alarm_actions=params.get("AlarmActions", []),
        ok_actions=params.get("OKActions", []),
        insufficient_data_actions=params.get("InsufficientDataActions", []),
        actions_enabled=params.get("ActionsEnabled", True),
        tags=params.get("Tags", []),
        **dict.fromkeys(METRIC_SETTINGS),
    )
    alarm.alarm_rule = params["AlarmRule"]
    for name, attribute in SUPPRESSION.items():
        setattr(alarm, attribute, params.get(name))


@adds(CloudWatchResponse, "DisableAlarmActions")
def disable_actions(call: Call) -> None:
    _switch_actions(call, False)


@adds(CloudWatchResponse, "EnableAlarmActions")
def enable_actions(call: Call) -> None:
    _switch_actions(call, True)


def _switch_actions(call: Call, enabled: bool) -> None:
    for alarm in call.backend.get_alarms_by_alarm_names(call.params["AlarmNames"]):
        alarm.actions_enabled = enabled


@corrects(CloudWatchResponse, "DescribeAlarms")
def describe_alarms(call: Call, original: Any) -> Any:
    alarms.look(call.backend, call.params.get("AlarmNames"))
    return original()


@corrects(CloudWatchResponse, "DescribeAlarmsForMetric")
def describe_alarms_for_metric(call: Call, original: Any) -> Any:
    alarms.look(call.backend)
    return original()


@corrects(CloudWatchResponse, "PutMetricData")
def put_metric_data(call: Call, original: Any) -> Any:
    answer = original()
    alarms.look(call.backend)
    return answer


@corrects(CloudWatchResponse, "SetAlarmState")
def set_alarm_state(call: Call, original: Any) -> Any:
    answer = original()
    alarms.hold(call.backend.alarms[call.params["AlarmName"]])
    return answer


@corrects(CloudWatchResponse, "GetMetricData")
def get_metric_data(call: Call, original: Any) -> Any:
    """Questions in SQL are left to moto."""
    queries = call.params["MetricDataQueries"]
    if any("MetricStat" not in one and "Expression" not in one for one in queries):
        return original()
    if any(one.get("Expression", "").startswith("SELECT") for one in queries):
        return original()
    answers = Metrics(call.backend).answers(queries, _window(call))
    descending = call.params.get("ScanBy", "TimestampDescending") == "TimestampDescending"
    results = []
    for query in queries:
        if query.get("ReturnData", True):
            answer = answers[query["Id"]]
            for series in answer if isinstance(answer, list) else [answer]:
                results.append(_result(query, series, descending))
    return {"MetricDataResults": results, "Messages": []}


@corrects(CloudWatchResponse, "GetMetricStatistics")
def get_metric_statistics(call: Call, original: Any) -> Any:
    """moto mixes metrics whose dimensions are more than those that are asked."""
    params = call.params
    plain, extended = params.get("Statistics", []), params.get("ExtendedStatistics", [])
    if not plain and not extended:
        return original()
    metrics, window, points = Metrics(call.backend), _window(call), {}
    for statistic in [*plain, *extended]:
        series = metrics.series(
            params["Namespace"],
            params["MetricName"],
            {one["Name"]: one["Value"] for one in params.get("Dimensions", [])},
            statistic,
            window,
            int(params["Period"]),
        )
        for at, value in series.values.items():
            point = points.setdefault(at, {"Timestamp": _moment(at)})
            place = point if statistic in plain else point.setdefault("ExtendedStatistics", {})
            place[statistic] = value
    return {"Label": params["MetricName"], "Datapoints": [points[at] for at in sorted(points)]}


def _window(call: Call) -> Window:
    window = Window(epoch(call.params["StartTime"]), epoch(call.params["EndTime"]))
    if window.start >= window.end:
        raise ValidationError("The parameter EndTime must be greater than StartTime.")
    return window


def _result(query: dict[str, Any], series: Any, descending: bool) -> dict[str, Any]:
    if not isinstance(series, Series):
        raise ValidationError(f"{query['Id']} does not come to a time series.")
    times = sorted(series.values, reverse=descending)
    return {
        "Id": query["Id"],
        "Label": query.get("Label") or series.label or query["Id"],
        "Timestamps": [_moment(at) for at in times],
        "Values": [series.values[at] for at in times],
        "StatusCode": "Complete",
    }


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, timezone.utc)
