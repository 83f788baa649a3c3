"""Lets the access key choose the account, so that several live side by side.

moto has one account for all unknown keys. Here an access key of twelve digits is the number of
the account it works in; every other key keeps moto's default account.
"""

import re

from moto.core.responses import BaseResponse

ACCOUNT_IN_SIGNATURE = re.compile(r"Credential=(\d{12})(?:/|%2F)")

_moto_account = BaseResponse.get_current_account


def _account(response: BaseResponse) -> str:
    signed = f"{response.headers.get('Authorization', '')} {response.uri}"
    match = ACCOUNT_IN_SIGNATURE.search(signed)
    return match.group(1) if match else _moto_account(response)


BaseResponse.get_current_account = _account
