package org.onsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.options.ReplayOptions;
import org.onsale.loadtest.replay.Replay;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;

/**
 * Buyers arrive as recorded (open model), then one judge hears the evidence. Each promise is a row of Gatling's report
 * and an assertion, so a broken one fails the build the way Gatling's users know; so does a judge that never spoke.
 */
abstract class OnsaleSimulation extends Simulation {
    /** Beyond this Gatling itself stops, and the run fails for lack of a verdict. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final ReplayOptions options;
    private @Nullable Replay replay;
    private @Nullable Verdict verdict;

    /** @param presets of this simulation, by option name; what is given on the command line goes first */
    OnsaleSimulation(Map<String, String> presets) {
        options = ReplayOptions.from(System.getProperties(), presets);
        PublicApi api = PublicApi.of(options.target(), options.event().event());
        List<Promise> promises = Stream.of(Promise.values())
                .filter(promise -> promise != Promise.RESUMES_AFTER_LOSS
                        || options.flushAt().isPresent())
                .toList();
        setUp(scenario("buyers")
                        .exec(new Buyer(api, () -> replay().nextArrival(), arrival -> replay().arrives(arrival))
                                .story())
                        .injectOpen(arrivals(options))
                        .andThen(scenario("verdict").exec(judges(promises)).injectOpen(atOnceUsers(1))))
                .protocols(protocol())
                .maxDuration(options.longest().plus(GRACE))
                .assertions(promises.stream().map(OnsaleSimulation::isKept).toArray(Assertion[]::new));
    }

    @Override
    public void before() {
        replay = Replay.prepared(options);
    }

    private Replay replay() {
        if (replay == null) {
            throw new IllegalStateException("The replay is prepared before the first buyer arrives");
        }
        return replay;
    }

    /** Buyers of a block start together; each waits until the moment it arrives. */
    private static OpenInjectionStep[] arrivals(ReplayOptions options) {
        return options.arrivals().blocks().stream()
                .flatMap(block ->
                        Stream.of(atOnceUsers(block.people()), nothingFor(Duration.ofSeconds(block.seconds()))))
                .toArray(OpenInjectionStep[]::new);
    }

    /** Connections are shared: a process holds fewer sockets than there are buyers. */
    private static HttpProtocolBuilder protocol() {
        return http.shareConnections()
                .disableCaching()
                .disableWarmUp()
                .disableFollowRedirect()
                .acceptHeader("application/json");
    }

    private ChainBuilder judges(List<Promise> promises) {
        ChainBuilder judges = exec(session -> {
            verdict = replay().judged(getClass().getSimpleName());
            return session;
        });
        for (Promise promise : promises) {
            judges = judges.exec(
                    dummy(row(promise), 0).withSuccess(session -> verdict != null && isKept(verdict, promise)));
        }
        return judges;
    }

    private static boolean isKept(Verdict verdict, Promise promise) {
        return verdict.kept(promise);
    }

    private static Assertion isKept(Promise promise) {
        return details(row(promise)).failedRequests().count().is(0L);
    }

    private static String row(Promise promise) {
        return "promise: " + promise.title();
    }
}
