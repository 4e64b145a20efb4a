package org.onsale.loadtest.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.target.Machine;
import org.onsale.loadtest.target.PublicApi;

/** What is about to happen, told before it does, and whether it can. */
final class Preflight {
    private static final Duration LONGEST_START = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final long FEW_OPEN_FILES = 4_096;

    private Preflight() {}

    static void print(ReplayOptions options, PrintStream out) {
        OptionalLong files = Machine.openFileLimit();
        out.printf(
                Locale.ROOT,
                """

                Replay of %s
                  target        %s, %s, event %s
                  population    %,d people within %,d s, peak %,d a second
                  sale          cap %,d, %s tickets, checkout mean %.1f s, seed %d
                  machine       %d processors, %s open files for this process%n""",
                options.trace(),
                options.target().admission(),
                options.target().waitingRoom(),
                options.event().event(),
                options.arrivals().total(),
                options.arrivals().seconds(),
                options.arrivals().peak(),
                options.event().cap(),
                options.tickets() == 0 ? "unlimited" : String.format(Locale.ROOT, "%,d", options.tickets()),
                options.mix().checkoutMean().toMillis() / 1000.0,
                options.seed(),
                Runtime.getRuntime().availableProcessors(),
                files.isPresent() ? Long.toString(files.getAsLong()) : "unknown");
        if (files.isPresent() && files.getAsLong() < FEW_OPEN_FILES) {
            out.println("  warning       few open files: connections may fail here, not at the target (ulimit -n)");
        }
    }

    /** Until the waiting room knows the event. @throws IOException when it does not in time */
    static void awaitBoard(PublicApi api, Pauses pauses) throws IOException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(BETWEEN_TRIES).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.board()))
                .timeout(Duration.ofSeconds(2))
                .build();
        String last = "";
        for (long i = 0; i < LONGEST_START.dividedBy(BETWEEN_TRIES); i++) {
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 200) {
                    return;
                }
                last = "status " + status;
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
            pauses.pause(BETWEEN_TRIES);
        }
        throw new IOException(api.board() + " does not answer 200: " + last);
    }
}
