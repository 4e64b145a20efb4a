package org.onsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onsale.loadtest.buyer.Stage;
import org.onsale.loadtest.buyer.Step;
import org.onsale.loadtest.buyer.Visitor;
import org.onsale.loadtest.target.PublicApi;
import org.onsale.loadtest.trace.Arrival;

/**
 * A buyer's whole story as Gatling chains: enters; if the shop is full, joins and waits in line, polling when told to;
 * claims the turn; checks out with heartbeats; buys or leaves. What a buyer does next is {@link Visitor}'s to say, here
 * it is sent. The session holds the visitor and the last answer only: fifty thousand of them fit.
 */
final class Buyer {
    private static final String ARRIVAL = "arrival";
    private static final String VISITOR = "visitor";
    private static final String EAGER_POLL = "eager poll";

    private final PublicApi api;
    private final Supplier<Arrival> arrivals;
    private final Function<Arrival, Visitor> visitors;

    /** @param visitors called at the moment of the arrival */
    Buyer(PublicApi api, Supplier<Arrival> arrivals, Function<Arrival, Visitor> visitors) {
        this.api = api;
        this.arrivals = arrivals;
        this.visitors = visitors;
    }

    ChainBuilder story() {
        return exec(session -> session.set(ARRIVAL, arrivals.get()))
                .pause(session -> Duration.ofMillis(arrival(session).afterBlockMillis()))
                .exec(session ->
                        session.set(VISITOR, visitors.apply(arrival(session))).remove(ARRIVAL))
                .exec(enters())
                .exec(joinsTheLine())
                .exec(waitsForTheTurn())
                .exec(checksOut());
    }

    private ChainBuilder enters() {
        return asLongAs(is(Stage.ENTERING)).on(asTold(), sends(enter()));
    }

    private ChainBuilder joinsTheLine() {
        return asLongAs(is(Stage.JOINING)).on(asTold(), sends(join("join")));
    }

    private ChainBuilder waitsForTheTurn() {
        return asLongAs(is(Stage.IN_LINE))
                .on(
                        asTold(),
                        doSwitch(session -> inLine(visitor(session)))
                                .on(
                                        onCase(Step.POLL.name()).then(sends(poll("poll", 200))),
                                        onCase(EAGER_POLL).then(sends(poll("eager poll", 200, 429))),
                                        onCase(Step.RELOAD.name()).then(sends(join("reload"))),
                                        onCase(Step.OPEN_SECOND_TAB.name()).then(sends(join("second tab"))),
                                        onCase(Step.GIVE_UP.name()).then(sends(giveUp())),
                                        onCase(Step.CLAIM.name()).then(sends(claim()))));
    }

    private ChainBuilder checksOut() {
        return asLongAs(is(Stage.CHECKING_OUT))
                .on(
                        asTold(),
                        doSwitch(session -> visitor(session).step().name())
                                .on(
                                        onCase(Step.HEARTBEAT.name()).then(sends(heartbeat())),
                                        onCase(Step.BUY.name()).then(sends(release("buy"))),
                                        onCase(Step.ABANDON.name()).then(sends(release("abandon")))));
    }

    private HttpRequestActionBuilder enter() {
        return http("enter")
                .post(api.checkouts())
                .header("Idempotency-Key", session -> visitor(session).key())
                .body(StringBody("{}"))
                .asJson()
                .check(status().saveAs(Answers.STATUS), status().in(200, 201, 409));
    }

    private HttpRequestActionBuilder join(String name) {
        return http(name)
                .post(api.places())
                .header("Idempotency-Key", session -> visitor(session).key())
                .check(status().saveAs(Answers.STATUS), status().in(200, 201, 409));
    }

    private static String inLine(Visitor visitor) {
        boolean eager = visitor.storms() && visitor.step() == Step.POLL;
        return eager ? EAGER_POLL : visitor.step().name();
    }

    private HttpRequestActionBuilder poll(String name, Integer... fine) {
        return http(name)
                .get(api.turn())
                .header(
                        "Authorization",
                        session -> "Bearer " + visitor(session).waiting().token())
                .check(status().saveAs(Answers.STATUS), status().in(fine));
    }

    private HttpRequestActionBuilder giveUp() {
        return http("give up place")
                .delete(api.places())
                .header(
                        "Authorization",
                        session -> "Bearer " + visitor(session).waiting().token())
                .check(status().saveAs(Answers.STATUS), status().is(204));
    }

    private HttpRequestActionBuilder claim() {
        return http("claim")
                .post(api.checkouts())
                .body(StringBody(
                        session -> "{\"turn\":\"" + visitor(session).turn().code() + "\"}"))
                .asJson()
                .check(status().saveAs(Answers.STATUS), status().in(200, 201));
    }

    private HttpRequestActionBuilder heartbeat() {
        return http("heartbeat")
                .put(session -> checkout(session))
                .header("Authorization", Buyer::pass)
                .check(status().saveAs(Answers.STATUS), status().is(200));
    }

    private HttpRequestActionBuilder release(String name) {
        return http(name)
                .delete(session -> checkout(session) + "?outcome="
                        + (visitor(session).checkout().completed() ? "completed" : "abandoned"))
                .header("Authorization", Buyer::pass)
                .check(status().saveAs(Answers.STATUS), status().is(204));
    }

    private String checkout(Session session) {
        return api.checkouts() + "/" + visitor(session).checkout().id();
    }

    private static String pass(Session session) {
        return "Bearer " + visitor(session).checkout().pass();
    }

    /** The pause the server, or the buyer's own pace, asks for. */
    private static ChainBuilder asTold() {
        return pause(session -> Duration.ofMillis(visitor(session).pauseMillis()));
    }

    private static ChainBuilder sends(HttpRequestActionBuilder request) {
        return exec(session -> {
                    visitor(session).sends();
                    return Answers.forgotten(session);
                })
                .exec(request.check(
                        bodyString().saveAs(Answers.BODY),
                        header("Retry-After").optional().saveAs(Answers.RETRY_AFTER)))
                .exec(session -> {
                    visitor(session).hears(Answers.of(session));
                    return session;
                });
    }

    private static Function<Session, Boolean> is(Stage stage) {
        return session -> visitor(session).stage() == stage;
    }

    private static Arrival arrival(Session session) {
        return session.get(ARRIVAL);
    }

    private static Visitor visitor(Session session) {
        return session.get(VISITOR);
    }
}
