package org.onsale.loadtest.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Figures a service tells on its management port. Calls wait for the answer. */
public final class Prometheus {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String MEMORY = "jvm_memory_used_bytes{";
    private static final String HEAP = "area=\"heap\"";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Bytes of heap in use, garbage included. @param management base address of the service's management port */
    public long heapBytes(URI management) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + "/actuator/prometheus"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(request.uri() + " was answered " + response.statusCode());
            }
            return heapBytes(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(request.uri() + " was interrupted");
        }
    }

    static long heapBytes(String figures) throws IOException {
        double sum = figures.lines()
                .filter(line -> line.startsWith(MEMORY) && line.contains(HEAP))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (sum == 0) {
            throw new IOException("no heap among the figures");
        }
        return (long) sum;
    }
}
