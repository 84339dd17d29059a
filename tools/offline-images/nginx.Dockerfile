# Stands in for the official nginx image.
FROM capacitylab-offline/base:1
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
