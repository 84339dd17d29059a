#!/bin/sh
# nginx serving one file, with limits that are known. Settings: see docs/foreign-services.md.
set -eu
# Below the folder that the lab gives, which it removes; in a container of its own, anywhere.
work=$(mktemp -d -p "${DATA:-/tmp}")
chmod 755 "$work"
address=${URL#http://}

mkdir "$work/www"
# Text that gzip has something to do with.
seq 1 200000 2>/dev/null | head -c $((${FILE_KIB:-1} * 1024)) >"$work/www/file.txt"
chmod -R a+rX "$work/www"

limits=
[ "${GZIP_LEVEL:-0}" = 0 ] || limits="gzip on; gzip_types text/plain; gzip_comp_level $GZIP_LEVEL; gzip_min_length 1;"
# So many answers at a time, each as slow as the rate; what comes beyond is turned away with 503.
[ "${PERMITS:-0}" = 0 ] || limits="$limits limit_conn all $PERMITS; limit_rate ${BYTES_PER_SECOND}; "
# So many a second, evenly; what comes too early waits.
[ "${PER_SECOND:-0}" = 0 ] || limits="$limits limit_req zone=pace burst=10000;"

# A worker of root's nginx would else be another user, to whom the folder may be closed.
user=
[ "$(id -u)" != 0 ] || user="user root;"

cat >"$work/nginx.conf" <<CONF
$user worker_processes 1; pid $work/pid; error_log stderr crit; daemon off;
worker_rlimit_nofile 16384;
events { worker_connections 8192; }
http {
  types { text/plain txt; }
  access_log off; keepalive_timeout 300s; keepalive_requests 1000000000;
  client_body_temp_path $work/a; proxy_temp_path $work/b; fastcgi_temp_path $work/c; uwsgi_temp_path $work/d; scgi_temp_path $work/e;
  limit_conn_zone \$server_name zone=all:1m;
  limit_req_zone \$server_name zone=pace:1m rate=${PER_SECOND:-1}r/s;
  server {
    listen $address backlog=4096;
    server_name foreign;
    location = /healthz { return 200 "ok\n"; }
    location = / { root $work/www; try_files /file.txt =404; $limits }
    location / { return 404; }
  }
}
CONF
exec nginx -e stderr -p "$work" -c "$work/nginx.conf"
