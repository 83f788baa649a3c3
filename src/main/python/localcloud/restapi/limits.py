"""Who may call a method, and how often: API keys, usage plans, settings of the stage."""

import threading
import time
from datetime import datetime, timedelta, timezone
from typing import Any

from localcloud.extension import kept
from localcloud.restapi.exchange import Exchange, Refused

_lock = threading.Lock()


class Bucket:
    """Tokens that come back at a rate a second, up to the burst."""

    def __init__(self, burst: float):
        self.tokens = burst
        self.seen = time.monotonic()

    def take(self, rate: float, burst: float) -> bool:
        """Whether there was a token to take."""
        now = time.monotonic()
        self.tokens = min(burst, self.tokens + (now - self.seen) * rate)
        self.seen = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


def admit(exchange: Exchange) -> None:
    """Refuses a request without the right key, or one too many."""
    key, plan = _key_and_plan(exchange)
    exchange.api_key = key
    with _lock:
        if plan is not None:
            _throttle_plan(exchange, plan, key)
        _throttle_stage(exchange)
        if plan is not None:
            _count(exchange, plan, key)


def _key_and_plan(exchange: Exchange) -> tuple[Any, Any]:
    if not exchange.route.method.get("apiKeyRequired"):
        return None, None
    value = exchange.request.headers.get("x-api-key")
    for key in exchange.store.keys.values():
        if key.value == value and key.enabled:
            plan = _plan_with(exchange, key)
            if plan is not None:
                return key, plan
    raise Refused("INVALID_API_KEY")


def _plan_with(exchange: Exchange, key: Any) -> Any:
    for plan in exchange.store.usage_plans.values():
        if key.id in exchange.store.usage_plan_keys.get(plan.id, {}) and _stage_of(plan, exchange):
            return plan
    return None


def _stage_of(plan: Any, exchange: Exchange) -> dict[str, Any] | None:
    for stage in plan.api_stages:
        if (stage["apiId"], stage["stage"]) == (exchange.api.id, exchange.stage.name):
            return dict(stage)
    return None


def _throttle_plan(exchange: Exchange, plan: Any, key: Any) -> None:
    """The limit of the method goes before the limit of the plan."""
    routes = (_stage_of(plan, exchange) or {}).get("throttle") or {}
    for name, limit in routes.items():
        if _normal(name) == exchange.route.setting:
            _take(exchange, (plan.id, key.id, exchange.stage.name, name), limit)
            return
    _take(exchange, (plan.id, key.id), plan.throttle)


def _throttle_stage(exchange: Exchange) -> None:
    settings = {_normal(name): one for name, one in exchange.stage.method_settings.items()}
    for name in (exchange.route.setting, "/*/*"):
        if name in settings:
            limit = {
                "rateLimit": settings[name]["throttlingRateLimit"],
                "burstLimit": settings[name]["throttlingBurstLimit"],
            }
            where = (exchange.api.id, exchange.stage.name, exchange.route.setting)
            _take(exchange, where, limit)
            return


def _normal(name: str) -> str:
    """A route as its path and its method, from how a setting or a plan writes it."""
    return "/" + name.replace("~1", "/").strip("/")


def _take(exchange: Exchange, where: tuple[str, ...], limit: dict[str, Any]) -> None:
    rate, burst = limit.get("rateLimit"), limit.get("burstLimit")
    if rate is None or burst is None or rate < 0 or burst < 0:
        return
    buckets = kept(exchange.store, "buckets")
    name = (*where, rate, burst)
    if not buckets.setdefault(name, Bucket(burst)).take(rate, burst):
        raise Refused("THROTTLED")


def _count(exchange: Exchange, plan: Any, key: Any) -> None:
    if not plan.quota:
        return
    counts = kept(exchange.store, "quotas")
    name = (plan.id, key.id, _period(plan.quota["period"]))
    used = counts.setdefault(name, int(plan.quota.get("offset") or 0))
    if used >= int(plan.quota["limit"]):
        raise Refused("QUOTA_EXCEEDED")
    counts[name] = used + 1


def _period(kind: str) -> str:
    """The first day of the period of now, in universal time."""
    today = datetime.now(timezone.utc).date()
    if kind == "WEEK":
        today -= timedelta(days=today.weekday())
    if kind == "MONTH":
        today = today.replace(day=1)
    return today.isoformat()
