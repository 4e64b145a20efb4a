package org.onsale.redis;

import java.util.List;

/**
 * Names of all keys of one event. They share the hash tag <code>{event}</code>, so an event lives in one slot of a
 * Redis Cluster and a script over several of them is atomic.
 *
 * <p>Numbers are the numbers of places, 1 and up. "ms" is Unix time in milliseconds.
 */
public final class EventKeys {

    private static final String PREFIX = "onsale:{";

    private final EventId event;
    private final String base;

    private EventKeys(EventId event) {
        this.event = event;
        this.base = PREFIX + event.value() + "}:";
    }

    public static EventKeys of(EventId event) {
        return new EventKeys(event);
    }

    /** Pattern of the topics of all events, see {@link #changedTopic()}. */
    public static String changedPattern() {
        return "onsale:*:changed";
    }

    public EventId event() {
        return event;
    }

    /** hash: field → text; the organiser's settings, {@code version} and {@code updatedAt}. Absent field = null. */
    public String settings() {
        return base + "settings";
    }

    /**
     * string, big endian: 4 bytes, how many wait; then 2 bytes a piece, how many wait in it. Who waits is in sorted sets
     * of 128 numbers, place id → number: piece n is {@code <line>:<n>} and has the numbers from 128 n on. Only the
     * scripts' {@code include/line.lua} makes those names.
     */
    public String line() {
        return base + "line";
    }

    /** sorted set: place id → number; called while absent, or missed a turn; not waiting until heard of again. */
    public String away() {
        return base + "away";
    }

    /** sorted set: place id → claim deadline, ms. */
    public String turns() {
        return base + "turns";
    }

    /** sorted set: checkout id → lease expiry, ms. */
    public String checkouts() {
        return base + "checkouts";
    }

    /** hash: checkout id → end of its term, ms; 0 = released during a hold, not to be written back. */
    public String terms() {
        return base + "terms";
    }

    /** sorted set: checkout id → end of the claim window, ms; claims whose answer may have been lost. */
    public String claims() {
        return base + "claims";
    }

    /**
     * no key, the beginning of 16,384 keys {@code <places>:<piece>}, hashes: place id without its first two characters →
     * {@code number}, or {@code number:misses} once the place was offered a turn; kept after the claim. Only the scripts'
     * {@code include/places.lua} makes those names.
     */
    public String places() {
        return base + "places";
    }

    /** string: 2 bits a number: 0 live or unknown, 1 left, 2 admitted, 3 missed for good. */
    public String ended() {
        return base + "ended";
    }

    /** string: the last number issued. */
    public String numbers() {
        return base + "numbers";
    }

    /** string: 5 bytes a number, present until (Unix time in units of 100 ms). */
    public String presence() {
        return base + "presence";
    }

    /** hash: {@code tatMs}, the time of the next slot by rate (ms, fractional); {@code credit}, slots given back. */
    public String pace() {
        return base + "pace";
    }

    /** hash: the snapshot from which polls are answered. */
    public String board() {
        return base + "board";
    }

    /** hash: ever-growing statistics; never used to decide anything. */
    public String tally() {
        return base + "tally";
    }

    /** string: 16 hexadecimal characters; identity of this event's data. A new one means the old data was lost. */
    public String epoch() {
        return base + "epoch";
    }

    /** string: run id of the server that may give out slots. */
    public String authority() {
        return base + "authority";
    }

    /** stream: who changed what. */
    public String audit() {
        return base + "audit";
    }

    /** stream, bounded: what happened to slots. */
    public String admissions() {
        return base + "admissions";
    }

    /** stream, bounded: what is to be told to receivers of webhooks, oldest first. */
    public String outbox() {
        return base + "outbox";
    }

    /** hash: {@code <receiver>:<what>} → how far each receiver of webhooks was told, and when it is tried again. */
    public String deliveries() {
        return base + "deliveries";
    }

    /** hash: what the shop reported since the autopilot last judged. */
    public String shop() {
        return base + "shop";
    }

    /** stream, bounded: {@code at} (ms) and {@code v1}, the event's figures of every ten seconds in which they changed. */
    public String history() {
        return base + "history";
    }

    /** string: exists only inside a script that merges what nodes remember. */
    public String scratch() {
        return base + "scratch";
    }

    /** Every name of the event that scripts are given, each once; {@link #line()} and {@link #places()} stand for their pieces. */
    public List<String> all() {
        return List.of(
                settings(),
                line(),
                away(),
                turns(),
                checkouts(),
                terms(),
                claims(),
                places(),
                ended(),
                numbers(),
                presence(),
                pace(),
                board(),
                tally(),
                epoch(),
                authority(),
                audit(),
                admissions(),
                outbox(),
                deliveries(),
                shop(),
                history(),
                scratch());
    }

    /** topic, not a key: told the new version when settings change. */
    public String changedTopic() {
        return base + "changed";
    }
}
