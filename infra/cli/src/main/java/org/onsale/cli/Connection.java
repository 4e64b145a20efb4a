package org.onsale.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command: which service, whose token, in what form. */
class Connection {
    private static final String USUAL_URL = "http://localhost:8081";

    @Option(
            names = "--url",
            paramLabel = "<url>",
            description = "Admission service; $ONSALE_ADMISSION_URL when left out.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "<token>",
            description = "Organiser's token; better $ONSALE_ADMIN_TOKEN, which no list of processes shows.")
    private @Nullable String token;

    @Option(names = "--json", description = "Print the service's answer as it is.")
    private boolean json;

    private @Nullable Surroundings around;

    void around(Surroundings given) {
        around = given;
    }

    Surroundings around() {
        return Objects.requireNonNull(around);
    }

    boolean json() {
        return json;
    }

    void print(String line) {
        around().out().println(line);
    }

    Service service() {
        String asked = token == null ? around().environment().getOrDefault("ONSALE_ADMIN_TOKEN", "") : token;
        if (asked.isBlank()) {
            throw new Refused("no token: set ONSALE_ADMIN_TOKEN");
        }
        String address = url == null ? around().environment().getOrDefault("ONSALE_ADMISSION_URL", USUAL_URL) : url;
        return new Service(address, asked.strip());
    }
}
