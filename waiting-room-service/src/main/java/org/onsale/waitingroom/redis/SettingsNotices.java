package org.onsale.waitingroom.redis;

import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.EventBoards;
import org.redisson.api.RPatternTopic;
import org.redisson.client.codec.StringCodec;

/** Hears, through Redisson, that an event's settings were changed. A notice that is lost is made up for by the board. */
public final class SettingsNotices implements AutoCloseable {

    private final RPatternTopic topic;
    private final int listener;

    private SettingsNotices(RPatternTopic topic, int listener) {
        this.topic = topic;
        this.listener = listener;
    }

    /** Listens from now on; blocks until it does, so it belongs in start-up code. */
    public static SettingsNotices listen(RedisAccess redis, EventBoards boards) {
        RPatternTopic topic = redis.redisson().getPatternTopic(EventKeys.changedPattern(), StringCodec.INSTANCE);
        int listener = topic.addListener(
                String.class,
                (pattern, channel, version) -> boards.ids().stream()
                        .filter(id -> EventKeys.of(id).changedTopic().contentEquals(channel))
                        .forEach(boards::settingsChanged));
        return new SettingsNotices(topic, listener);
    }

    @Override
    public void close() {
        topic.removeListener(listener);
    }
}
