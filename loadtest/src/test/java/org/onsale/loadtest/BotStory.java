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
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.onsale.loadtest.buyer.Bot;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.target.PublicApi;

/** An attacker as a Gatling chain: sends what {@link Bot} decides until the buyers are done. */
final class BotStory {
    private static final String BOT = "bot";
    private static final String CLAIM = "claim";
    private static final String RELEASE = "release";

    /** Refusals; all else fails the request in Gatling's report too. */
    private static final Integer[] REFUSED = {400, 401, 403, 404, 409, 410, 429, 503};

    private final PublicApi api;
    private final Duration pause;
    private final Supplier<Bot> bots;
    private final BooleanSupplier underWay;

    BotStory(PublicApi api, Duration pause, Supplier<Bot> bots, BooleanSupplier underWay) {
        this.api = api;
        this.pause = pause;
        this.bots = bots;
        this.underWay = underWay;
    }

    ChainBuilder story() {
        return exec(session -> session.set(BOT, bots.get()))
                .exec(asLongAs(session -> underWay.getAsBoolean())
                        .on(
                                pause(pause),
                                exec(session -> {
                                    bot(session).next();
                                    return Answers.forgotten(session);
                                }),
                                doSwitch(session -> choice(bot(session))).on(choices())));
    }

    private static String choice(Bot bot) {
        return bot.isDealing() ? bot.releases() ? RELEASE : CLAIM : bot.attack().name();
    }

    private Choice.WithKey[] choices() {
        Choice.WithKey[] choices = Arrays.copyOf(
                Arrays.stream(Attack.values())
                        .map(attack -> onCase(attack.name()).then(sends(request(attack))))
                        .toArray(Choice.WithKey[]::new),
                Attack.values().length + 2);
        choices[choices.length - 2] =
                onCase(CLAIM).then(sends(claim("bot: claim").check(status().saveAs(Answers.STATUS))));
        choices[choices.length - 1] =
                onCase(RELEASE).then(sends(release("bot: release").check(status().saveAs(Answers.STATUS))));
        return choices;
    }

    private HttpRequestActionBuilder request(Attack attack) {
        String name = "bot: " + attack.name().toLowerCase().replace('_', ' ');
        HttpRequestActionBuilder request = switch (attack) {
            case ANOTHER_JOIN ->
                http(name)
                        .post(api.places())
                        .header("Idempotency-Key", session -> bot(session).key());
            case EAGER_POLL, FORGED_PLACE ->
                http(name)
                        .get(api.turn())
                        .header(
                                "Authorization",
                                session -> "Bearer " + bot(session).token());
            case FORGED_TURN, REPLAYED_TURN -> claim(name);
            case FORGED_PASS -> http(name).put(this::checkout).header("Authorization", BotStory::pass);
            case FOREIGN_RELEASE -> release(name);
            case NO_ADMIN_TOKEN ->
                http(name)
                        .patch(api.settings())
                        .header(
                                "Authorization",
                                session -> "Bearer " + bot(session).token())
                        .header("Content-Type", "application/merge-patch+json")
                        .body(StringBody("{\"cap\":1000000}"));
        };
        return attack.forges()
                ? request.check(status().saveAs(Answers.STATUS), status().in(REFUSED))
                : request.check(status().saveAs(Answers.STATUS), status().in(200, 201, 409, 410, 429, 503));
    }

    private HttpRequestActionBuilder claim(String name) {
        return http(name)
                .post(api.checkouts())
                .body(StringBody(session -> "{\"turn\":\"" + bot(session).code() + "\"}"))
                .asJson();
    }

    private HttpRequestActionBuilder release(String name) {
        return http(name).delete(this::checkout).header("Authorization", BotStory::pass);
    }

    private String checkout(Session session) {
        return api.checkouts() + "/" + bot(session).checkout();
    }

    private static String pass(Session session) {
        return "Bearer " + bot(session).pass();
    }

    private static ChainBuilder sends(HttpRequestActionBuilder request) {
        return exec(request.check(
                        bodyString().saveAs(Answers.BODY),
                        header("Retry-After").optional().saveAs(Answers.RETRY_AFTER)))
                .exec(session -> {
                    bot(session).hears(Answers.of(session));
                    return session;
                });
    }

    private static Bot bot(Session session) {
        return session.get(BOT);
    }
}
