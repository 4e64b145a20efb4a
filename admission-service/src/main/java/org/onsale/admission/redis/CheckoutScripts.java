package org.onsale.admission.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.LeavingCheckout;
import org.onsale.admission.application.ReleasingCheckout;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.domain.ClaimOutcome;
import org.onsale.admission.domain.EntryOutcome;
import org.onsale.admission.domain.ExtendOutcome;
import org.onsale.admission.domain.LeaveOutcome;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.Reply;
import reactor.core.publisher.Mono;

/** The life of a checkout, one script for each transition; their headers are the contract. */
public final class CheckoutScripts
        implements EnteringCheckout.Entries,
                ClaimingTurn.Claims,
                ExtendingCheckout.Heartbeats,
                LeavingCheckout.Notices,
                ReleasingCheckout.Releases {
    private final RedisAccess redis;
    private final RedisScript enter = RedisScript.load(CheckoutScripts.class, "enter");
    private final RedisScript claim = RedisScript.load(CheckoutScripts.class, "claim");
    private final RedisScript extend = RedisScript.load(CheckoutScripts.class, "extend");
    private final RedisScript leaving = RedisScript.load(CheckoutScripts.class, "leaving");
    private final RedisScript release = RedisScript.load(CheckoutScripts.class, "release");

    public CheckoutScripts(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<EntryOutcome> enter(EventId event, String checkout) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.line(),
                key.turns(),
                key.checkouts(),
                key.terms(),
                key.pace(),
                key.tally(),
                key.admissions());
        return redis.run(enter, keys, List.of(checkout)).map(Reply::of).map(reply -> entry(checkout, reply));
    }

    private static EntryOutcome entry(String checkout, Reply reply) {
        return switch (reply.code()) {
            case "HOLD" -> new EntryOutcome.OnHold();
            case "WAIT" -> new EntryOutcome.Waiting();
            case "ADMITTED" -> new EntryOutcome.Admitted(admitted(checkout, reply, 0), isRepeated(reply));
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<ClaimOutcome> claim(EventId event, String place, String checkout) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.turns(),
                key.checkouts(),
                key.terms(),
                key.places(),
                key.ended(),
                key.tally(),
                key.admissions(),
                key.away(),
                key.claims());
        return redis.run(claim, keys, List.of(place, checkout)).map(Reply::of).map(reply -> claimed(checkout, reply));
    }

    private static ClaimOutcome claimed(String checkout, Reply reply) {
        return switch (reply.code()) {
            case "HOLD" -> new ClaimOutcome.OnHold();
            case "NOT_OFFERED" -> new ClaimOutcome.NotOffered();
            case "LAPSED" -> new ClaimOutcome.Lapsed();
            case "ENDED" -> new ClaimOutcome.Ended();
            case "ADMITTED" -> new ClaimOutcome.Admitted(admitted(checkout, reply, reply.longAt(5)), isRepeated(reply));
            default -> throw reply.unknownCode();
        };
    }

    private static Checkout admitted(String checkout, Reply reply, long number) {
        return new Checkout(
                checkout,
                Instant.ofEpochMilli(reply.longAt(1)),
                Instant.ofEpochMilli(reply.longAt(2)),
                (int) reply.longAt(4),
                number);
    }

    private static boolean isRepeated(Reply reply) {
        return reply.longAt(3) == 1;
    }

    @Override
    public Mono<ExtendOutcome> extend(EventId event, String checkout, Instant termEndByPass, boolean vouched) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(key.settings(), key.authority(), key.checkouts(), key.terms(), key.claims());
        List<String> args = List.of(checkout, Long.toString(termEndByPass.toEpochMilli()), vouched ? "1" : "0");
        return redis.run(extend, keys, args).map(Reply::of).map(reply -> extended(checkout, reply));
    }

    private static ExtendOutcome extended(String checkout, Reply reply) {
        return switch (reply.code()) {
            case "HOLD" -> new ExtendOutcome.OnHold();
            case "GONE" -> new ExtendOutcome.Gone();
            case "EXTENDED" ->
                new ExtendOutcome.Extended(new Checkout(
                        checkout,
                        Instant.ofEpochMilli(reply.longAt(1)),
                        Instant.ofEpochMilli(reply.longAt(2)),
                        (int) reply.longAt(3),
                        0));
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<LeaveOutcome> leaving(EventId event, String checkout, Duration grace) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(key.settings(), key.authority(), key.checkouts(), key.terms(), key.claims());
        return redis.run(leaving, keys, List.of(checkout, Long.toString(grace.toMillis())))
                .map(Reply::of)
                .map(CheckoutScripts::left);
    }

    private static LeaveOutcome left(Reply reply) {
        return switch (reply.code()) {
            case "HOLD" -> new LeaveOutcome.OnHold();
            case "GONE" -> new LeaveOutcome.Gone();
            case "LEAVING" ->
                new LeaveOutcome.Leaving(Instant.ofEpochMilli(reply.longAt(1)), Instant.ofEpochMilli(reply.longAt(2)));
            default -> throw reply.unknownCode();
        };
    }

    @Override
    public Mono<Boolean> release(EventId event, String checkout, CheckoutEnd end) {
        EventKeys key = EventKeys.of(event);
        List<String> keys = List.of(
                key.settings(),
                key.authority(),
                key.turns(),
                key.checkouts(),
                key.terms(),
                key.tally(),
                key.admissions(),
                key.claims());
        return redis.run(release, keys, List.of(checkout, end.word()))
                .map(Reply::of)
                .map(CheckoutScripts::freed);
    }

    private static boolean freed(Reply reply) {
        if (!"RELEASED".equals(reply.code())) {
            throw reply.unknownCode();
        }
        return reply.longAt(1) == 1;
    }
}
