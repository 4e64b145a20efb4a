package org.onsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.options.BotPlan;
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

    private static final Duration BOTS_COME = Duration.ofSeconds(2);

    private final ReplayOptions options;
    private final Set<Promise> promises;
    private @Nullable Replay replay;
    private @Nullable Verdict verdict;

    /**
     * @param asked what the verdict is about beside the promises of every run
     * @param presets of this simulation, by option name; what is given on the command line goes first
     */
    OnsaleSimulation(Set<Promise> asked, Map<String, String> presets) {
        options = ReplayOptions.from(System.getProperties(), presets);
        PublicApi api = PublicApi.of(options.target(), options.event().event());
        promises = promises(asked, options);
        List<PopulationBuilder> populations = new ArrayList<>();
        populations.add(scenario("buyers")
                .exec(new Buyer(api, () -> replay().nextArrival(), arrival -> replay().arrives(arrival)).story())
                .injectOpen(arrivals(options))
                .andThen(scenario("verdict").exec(judges()).injectOpen(atOnceUsers(1))));
        BotPlan bots = options.disturbances().bots();
        if (bots.bots() > 0) {
            populations.add(scenario("bots")
                    .exec(new BotStory(api, bots.pause(), () -> replay().attacks(), () -> replay().isUnderWay())
                            .story())
                    .injectOpen(rampUsers(bots.bots()).during(BOTS_COME)));
        }
        setUp(populations)
                .protocols(protocol())
                .maxDuration(options.longest().plus(GRACE))
                .assertions(promises.stream().map(OnsaleSimulation::isKept).toArray(Assertion[]::new));
    }

    private static Set<Promise> promises(Set<Promise> asked, ReplayOptions options) {
        Set<Promise> promises = EnumSet.copyOf(Promise.ALWAYS);
        promises.addAll(asked);
        boolean loses = options.flushAt().isPresent()
                || options.disturbances().restart().isPresent();
        if (loses) {
            promises.add(Promise.RESUMES_AFTER_LOSS);
        }
        if (!options.disturbances().changesRate()) {
            promises.remove(Promise.RATE_KEPT);
        }
        return promises;
    }

    @Override
    public void before() {
        replay = Replay.prepared(options, promises);
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

    private ChainBuilder judges() {
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
