# Stands in for the official images of a JDK: java and javac on PATH.
FROM capacitylab-offline/java-system:1
CMD ["java", "-version"]
