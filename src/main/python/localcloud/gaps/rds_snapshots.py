"""RDS: clusters made of the snapshot of one whose password RDS manages."""

from typing import Any

from moto.rds.models import DBCluster

_configuration = DBCluster.get_cfg


def _without_managed_password(cluster: DBCluster) -> dict[str, Any]:
    """moto looks for a password where there is none. The restored cluster has its old one."""
    cluster.__dict__.setdefault("_master_user_password", "kept-with-the-data")
    configuration = _configuration(cluster)
    configuration.pop("manage_master_user_password", None)
    configuration.pop("master_user_secret", None)
    return configuration


DBCluster.get_cfg = _without_managed_password
