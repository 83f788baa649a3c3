"""CloudWatch composite alarms, and switching the actions of alarms off and on."""

from moto.cloudwatch.responses import CloudWatchResponse

from localcloud.extension import Call, adds

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
