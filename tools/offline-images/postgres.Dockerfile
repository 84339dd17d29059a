# Stands in for the official PostgreSQL image: POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB are taken on the first start.
FROM capacitylab-offline/base:1
COPY postgres-entrypoint.sh /usr/local/bin/
RUN chmod 755 /usr/local/bin/postgres-entrypoint.sh && ln -s /usr/lib/postgresql/*/bin/* /usr/local/bin/
ENV PGDATA=/var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["/usr/local/bin/postgres-entrypoint.sh"]
CMD ["postgres"]
