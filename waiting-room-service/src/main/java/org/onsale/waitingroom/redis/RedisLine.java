package org.onsale.waitingroom.redis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.RedisScript;
import org.onsale.redis.UnexpectedReply;
import org.onsale.waitingroom.application.GivesUpPlaces;
import org.onsale.waitingroom.application.MarksPresent;
import org.onsale.waitingroom.application.RestoresPlaces;
import org.onsale.waitingroom.application.TakesPlaces;
import org.onsale.waitingroom.domain.Standing;
import reactor.core.publisher.Mono;

/** The line in Redis, changed by the scripts {@code join}, {@code restore}, {@code leave} and {@code heard} alone. */
public final class RedisLine implements TakesPlaces, RestoresPlaces, GivesUpPlaces, MarksPresent {

    private final RedisAccess redis;
    private final RedisScript join = RedisScript.load(RedisLine.class, "join");
    private final RedisScript restore = RedisScript.load(RedisLine.class, "restore");
    private final RedisScript leave = RedisScript.load(RedisLine.class, "leave");
    private final RedisScript heard = RedisScript.load(RedisLine.class, "heard");

    public RedisLine(RedisAccess redis) {
        this.redis = redis;
    }

    @Override
    public Mono<List<Outcome>> take(EventId event, List<String> placeIds, long highestNumber) {
        EventKeys keys = EventKeys.of(event);
        List<String> touched = List.of(
                keys.settings(),
                keys.authority(),
                keys.line(),
                keys.away(),
                keys.turns(),
                keys.places(),
                keys.ended(),
                keys.numbers(),
                keys.presence(),
                keys.tally());
        List<String> args = new ArrayList<>(1 + placeIds.size());
        args.add(Long.toString(highestNumber));
        args.addAll(placeIds);
        return redis.run(join, touched, args).map(reply -> LineReplies.outcomes(reply, placeIds.size()));
    }

    @Override
    public Mono<List<Standing>> restore(EventId event, List<Place> places, long highestNumber) {
        EventKeys keys = EventKeys.of(event);
        List<String> touched = List.of(
                keys.settings(),
                keys.line(),
                keys.away(),
                keys.turns(),
                keys.places(),
                keys.ended(),
                keys.numbers(),
                keys.presence());
        List<String> args = new ArrayList<>(1 + places.size() * 2);
        args.add(Long.toString(highestNumber));
        for (Place place : places) {
            args.add(place.placeId());
            args.add(Long.toString(place.number()));
        }
        return redis.run(restore, touched, args).map(reply -> LineReplies.standings(reply, places.size()));
    }

    @Override
    public Mono<Void> giveUp(EventId event, Place place) {
        EventKeys keys = EventKeys.of(event);
        List<String> touched = List.of(
                keys.settings(),
                keys.line(),
                keys.away(),
                keys.turns(),
                keys.checkouts(),
                keys.places(),
                keys.ended(),
                keys.pace(),
                keys.tally(),
                keys.admissions(),
                keys.numbers());
        return redis.run(leave, touched, List.of(place.placeId(), Long.toString(place.number())))
                .doOnNext(reply -> LineReplies.require("LEFT", reply))
                .then();
    }

    @Override
    public Mono<Boolean> mark(EventId event, long[] numbers) {
        EventKeys keys = EventKeys.of(event);
        List<String> args = Arrays.stream(numbers).mapToObj(Long::toString).toList();
        List<String> touched =
                List.of(keys.settings(), keys.presence(), keys.board(), keys.line(), keys.away(), keys.places());
        return redis.run(heard, touched, args).map(RedisLine::isMarked);
    }

    private static boolean isMarked(List<Object> reply) {
        return switch (LineReplies.code(reply)) {
            case "OK" -> true;
            case "HOLD" -> false;
            default -> throw new UnexpectedReply("heard answered " + reply);
        };
    }
}
