#!/bin/bash
# Writes the container's environment from the settings and the current secrets. Only root
# reads it, and no secret passes through an argument, where ps would show it.
set -euo pipefail
# shellcheck source=instance.sh
. "$(dirname "$0")/instance.sh"
# Docker is a confined snap: of the host it reads its own directory, not /etc.
environment=$ROOT/var/snap/docker/common/open-webui.env
install -d -m 755 "$(dirname "$environment")"
# Only root reads what mktemp makes.
draft=$(mktemp "$environment.XXXXXX")
trap 'rm -f "$draft"' EXIT

secret() {
  aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text ||
    die "cannot read the secret $1"
}

# Without key variables for S3: the SDK then takes the instance's role. Empty ones break it.
shared() {
  local key
  key=$(secret "$WEBUI_SECRET_ARN")
  cat <<ENV
PORT=8080
UVICORN_WORKERS=1
WEBUI_SECRET_KEY=$key
WEBUI_SESSION_COOKIE_SECURE=$WEBUI_COOKIES_SECURE
WEBUI_AUTH_COOKIE_SECURE=$WEBUI_COOKIES_SECURE
OLLAMA_BASE_URL=http://127.0.0.1:11434
AIOHTTP_CLIENT_TIMEOUT=$WEBUI_REQUEST_SECONDS
STORAGE_PROVIDER=s3
S3_BUCKET_NAME=$STORAGE_BUCKET
S3_REGION_NAME=$AWS_REGION
S3_KEY_PREFIX=open-webui
ENV
}

# TLS by libpq's own variable: Open WebUI's two drivers disagree on the URL's parameter.
postgres() {
  local login url
  login=$(secret "$DATABASE_SECRET_ARN")
  login=$(jq -er 'select(.username and .password) | "\(.username | @uri):\(.password | @uri)"' \
    <<<"$login") || die "the secret $DATABASE_SECRET_ARN lacks a username or a password"
  url=postgresql://$login@$DATABASE_HOST:$DATABASE_PORT/$DATABASE_NAME
  cat <<ENV
DATABASE_URL=$url
PGSSLMODE=require
VECTOR_DB=pgvector
PGVECTOR_DB_URL=$url
ENABLE_WEBSOCKET_SUPPORT=true
WEBSOCKET_MANAGER=redis
WEBSOCKET_REDIS_URL=$CACHE_URL
REDIS_URL=$CACHE_URL
ENV
}

shared >"$draft"
case $WEBUI_DATABASE in
  embedded) ;;
  postgres) postgres >>"$draft" ;;
  *) die "WEBUI_DATABASE is '$WEBUI_DATABASE': set embedded or postgres" ;;
esac
mv "$draft" "$environment"
log "wrote the environment for the $WEBUI_DATABASE database"
