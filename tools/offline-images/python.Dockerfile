# Stands in for the official Python image: python3, Flask and gunicorn from Debian, output that is not held back.
FROM capacitylab-offline/python-system:1
RUN ln -s /usr/bin/python3 /usr/local/bin/python
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
CMD ["python3"]
