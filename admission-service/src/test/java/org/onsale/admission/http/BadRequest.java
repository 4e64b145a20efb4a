package org.onsale.admission.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One line of the table of bad requests. */
record BadRequest(
        String name, String method, String path, Map<String, String> headers, String body, int status, String type) {
    private static final String TABLE = "/bad-requests.txt";

    /** The whole table, with placeholders filled in. */
    static Stream<BadRequest> table(Map<String, String> placeholders) throws IOException {
        try (InputStream table = BadRequest.class.getResourceAsStream(TABLE)) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> parse(line, placeholders));
        }
    }

    private static BadRequest parse(String line, Map<String, String> placeholders) {
        String[] columns =
                Arrays.stream((line + " ").split(" \\|", -1)).map(String::strip).toArray(String[]::new);
        String[] request = filled(columns[1], placeholders).split(" ", 2);
        String body = filled(columns[3], placeholders);
        Map<String, String> headers = new LinkedHashMap<>();
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        for (String header : columns[2].split("; ")) {
            if (!header.isEmpty()) {
                String[] nameAndValue = filled(header, placeholders).split(":", 2);
                headers.put(nameAndValue[0], nameAndValue[1].strip());
            }
        }
        return new BadRequest(
                columns[0], request[0], request[1], headers, body, Integer.parseInt(columns[4]), columns[5]);
    }

    private static String filled(String text, Map<String, String> placeholders) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("{" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }

    /** The request to a service at that address. */
    HttpRequest to(String address) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(builder::header);
        return builder.build();
    }

    @Override
    public String toString() {
        return name;
    }
}
