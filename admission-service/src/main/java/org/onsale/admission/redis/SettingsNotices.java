package org.onsale.admission.redis;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.redisson.api.RPatternTopic;
import org.redisson.api.listener.PatternMessageListener;
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

    /**
     * Notices from subscription on; hot, dropping what is not taken in time. By futures, since Redisson's reactive
     * pattern topic of 4.7 cannot take a listener away again.
     */
    public Flux<EventId> changes() {
        return Flux.defer(() -> {
            Sinks.Many<EventId> sink =
                    Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_UNREAD));
            RPatternTopic topic = redis.redisson().getPatternTopic(EventKeys.changedPattern(), StringCodec.INSTANCE);
            PatternMessageListener<String> listener =
                    (pattern, channel, version) -> event(channel).ifPresent(sink::tryEmitNext);
            return Flux.usingWhen(
                    Mono.fromCompletionStage(() -> topic.addListenerAsync(String.class, listener)),
                    id -> sink.asFlux(),
                    id -> Mono.fromCompletionStage(() -> topic.removeListenerAsync(id)));
        });
    }

    private static Optional<EventId> event(CharSequence channel) {
        Matcher event = EVENT.matcher(channel);
        return event.find() ? EventId.parse(event.group(1)) : Optional.empty();
    }
}
