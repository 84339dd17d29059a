# Stands in for the official Node image: node on PATH, a node user (1000).
FROM capacitylab-offline/node-system:1
RUN useradd --uid 1000 --create-home node
CMD ["node"]
