package org.onsale.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A small description that is sound. */
final class Seats {
    private Seats() {}

    static String text() throws IOException {
        try (InputStream file = Seats.class.getResourceAsStream("/seats.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
