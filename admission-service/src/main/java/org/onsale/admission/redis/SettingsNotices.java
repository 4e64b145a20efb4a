package org.onsale.admission.redis;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.redisson.api.RPatternTopicReactive;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells which event's settings changed, as Redisson's topics tell it. A missed notice is caught up with by ticks. */
public final class SettingsNotices {
    private static final Pattern EVENT = Pattern.compile("\\{([^}]+)}");
    private static final int MOST_UNREAD = 1_000;

    private final RedisAccess redis;

    public SettingsNotices(RedisAccess redis) {
        this.redis = redis;
    }

    /** Notices from subscription on; hot, dropping what is not taken in time. */
    public Flux<EventId> changes() {
        return Flux.defer(() -> {
            Sinks.Many<EventId> sink =
                    Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_UNREAD));
            RPatternTopicReactive topic =
                    redis.redisson().reactive().getPatternTopic(EventKeys.changedPattern(), StringCodec.INSTANCE);
            Mono<Integer> listening = topic.addListener(
                    String.class, (pattern, channel, version) -> event(channel).ifPresent(sink::tryEmitNext));
            return Flux.usingWhen(listening, id -> sink.asFlux(), topic::removeListener);
        });
    }

    private static Optional<EventId> event(CharSequence channel) {
        Matcher event = EVENT.matcher(channel);
        return event.find() ? EventId.parse(event.group(1)) : Optional.empty();
    }
}
