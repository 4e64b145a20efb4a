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
import org.onsale.loadtest.options.Target;
import org.onsale.loadtest.target.Machine;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.trace.Part;

/** What is about to happen, told before it does, and whether it can. */
final class Preflight {
    private static final Duration LONGEST_START = Duration.ofSeconds(15);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private Preflight() {}

    /** @throws IllegalStateException when the run surely cannot work from this machine */
    static void print(ReplayOptions options, PrintStream out) {
        Part part = options.population().part();
        Forecast expected = Forecast.of(
                        options.arrivals().part(Part.WHOLE).perSecond(),
                        options.event(),
                        options.mix(),
                        options.tickets(),
                        options.longest().toSeconds())
                .share(part.of());
        Bottlenecks bottlenecks = new Bottlenecks(
                expected,
                Machine.limits(options.results()),
                Target.isLoopback(options.target().admission()));
        out.print(told(options, part, bottlenecks));
        bottlenecks.warnings().forEach(warning -> out.println("  warning       " + warning));
        bottlenecks.refuseTheImpossible();
    }

    private static String told(ReplayOptions options, Part part, Bottlenecks bottlenecks) {
        Forecast expected = bottlenecks.expected();
        return String.format(
                Locale.ROOT,
                """

                Replay of %s%s
                  target        %s, %s, event %s
                  population    %,d people within %,d s, peak %,d a second
                  sale          cap %,d, %s tickets, checkout mean %.1f s, seed %d
                  expected      about %,d people waiting, %,d polls, %,d requests/s at the peak, %,d s, a history of %,d MB
                  machine       %s, %s open files, %s ports
                """,
                options.trace(),
                part.isWhole() ? "" : ", part " + part,
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
                expected.longestLine(),
                expected.polls(),
                expected.peakRequests(),
                expected.seconds(),
                Math.max(1, bottlenecks.historyBytes() >> 20),
                Machine.inWords(),
                known(bottlenecks.machine().openFiles()),
                known(bottlenecks.machine().ports()));
    }

    private static String known(OptionalLong limit) {
        return limit.isPresent() ? String.format(Locale.ROOT, "%,d", limit.getAsLong()) : "unknown";
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
