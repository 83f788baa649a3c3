"""RDS: settings of clusters and instances that moto drops or invents, and their new names."""

from typing import Any

from moto.rds.models import DBCluster
from moto.rds.responses import RDSResponse

from localcloud.extension import Call, corrects

DROPPED = {
    "DatabaseInsightsMode": "database_insights_mode",
    "MonitoringInterval": "monitoring_interval",
    "MonitoringRoleArn": "monitoring_role_arn",
    "PerformanceInsightsKMSKeyId": "performance_insights_kms_key_id",
    "PerformanceInsightsRetentionPeriod": "performance_insights_retention_period",
}
DEFAULT_RETENTION_DAYS = 7

_scaling_configuration_info = DBCluster.scaling_configuration_info


def _serverless_v1_scaling(cluster: DBCluster) -> dict[str, Any] | None:
    """moto answers scaling of the first Serverless generation for every cluster."""
    return _scaling_configuration_info.fget(cluster) if cluster.scaling_configuration else None


DBCluster.scaling_configuration_info = property(_serverless_v1_scaling)


@corrects(RDSResponse, "CreateDBInstance", "ModifyDBInstance")
def keep_instance(call: Call, original: Any) -> Any:
    answer = original()
    name = call.params.get("NewDBInstanceIdentifier", call.params["DBInstanceIdentifier"])
    _keep(call.backend.databases[name], call.params)
    return answer


@corrects(RDSResponse, "CreateDBCluster", "ModifyDBCluster")
def keep_cluster(call: Call, original: Any) -> Any:
    answer = original()
    name = call.params.get("NewDBClusterIdentifier", call.params["DBClusterIdentifier"])
    _keep(call.backend.clusters[name], call.params)
    _rename_in_members(call, name)
    return answer


def _rename_in_members(call: Call, name: str) -> None:
    """moto's instances go on naming the cluster as it was called before."""
    if "NewDBClusterIdentifier" in call.params:
        for instance in call.backend.databases.values():
            if instance.db_cluster_identifier == call.params["DBClusterIdentifier"]:
                instance.db_cluster_identifier = name


def _keep(thing: Any, params: dict[str, Any]) -> None:
    if "EnablePerformanceInsights" in params:
        thing.performance_insights_enabled = params["EnablePerformanceInsights"]
        thing.performance_insights_retention_period = (
            DEFAULT_RETENTION_DAYS if thing.performance_insights_enabled else None
        )
    for name, attribute in DROPPED.items():
        if name in params:
            setattr(thing, attribute, params[name])
