package org.onsale.loadtest.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of one event in memory, under one lock. Time is the system's: the buyers' clock is it too. */
final class FakeLine {
    static final class Place {
        final String id = UUID.randomUUID().toString();
        final long joinedAt = now();
        long number;
        long presentUntil;
        long turnUntil;
        boolean over;
        long polledAt;
        boolean missed;
        int polls;
    }

    private static final long LEAST_BETWEEN_POLLS_MILLIS = 20;
    private static final long LATE_MILLIS = 3_000;
    private static final long BETWEEN_SLOW_OFFERS_MILLIS = 1_700;

    /** Offers made by now, and when: what the wait told is reckoned from. */
    private record Pace(int offers, long sinceMillis) {}

    private final Set<Bug> bugs;
    private final Map<String, Place> byKey = new LinkedHashMap<>();
    private final Map<String, Place> byToken = new LinkedHashMap<>();
    private final Map<String, String> checkoutOf = new LinkedHashMap<>();
    private final Map<String, Long> checkouts = new LinkedHashMap<>();
    private final List<Map<String, Object>> log = new ArrayList<>();
    private final TreeMap<Long, Map<String, Object>> laterSettings = new TreeMap<>();
    private Map<String, Object> settings = Map.of();
    private Pace pace = new Pace(0, now());
    private long lastNumber;
    private long offeredAt;
    private long budgetAt = now();
    private double budget;

    FakeLine(Set<Bug> bugs) {
        this.bugs = bugs;
    }

    private boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    synchronized void settings(Map<String, Object> changes) {
        boolean late = has(Bug.CHANGES_LATE) && !settings.isEmpty() && !changes.containsKey("ratePerMinute");
        laterSettings.put(now() + (late ? LATE_MILLIS : 0), changes);
        offer();
    }

    private void settingsInForce() {
        while (!laterSettings.isEmpty() && laterSettings.firstKey() <= now()) {
            Map<String, Object> next = new LinkedHashMap<>(settings);
            next.putAll(laterSettings.pollFirstEntry().getValue());
            settings = next;
        }
    }

    synchronized String phase() {
        return (String) settings.getOrDefault("phase", "open");
    }

    private long seconds(String setting) {
        return 1_000L * ((Number) settings.getOrDefault(setting, 10)).longValue();
    }

    private long cap() {
        return ((Number) settings.getOrDefault("cap", 1)).longValue() + (has(Bug.EXCEEDS_CAP) ? 1 : 0);
    }

    private long held() {
        long turns = has(Bug.FORGETS_TURNS) ? 0 : line(true).size();
        return turns + checkouts.size();
    }

    private List<Place> line(boolean called) {
        return byKey.values().stream()
                .filter(place -> !place.over && (place.turnUntil > 0) == called)
                .sorted(Comparator.comparingLong(place -> place.number))
                .toList();
    }

    /** @return checkout id, or null when the line is the way */
    synchronized @Nullable String enter(String key) {
        if (!has(Bug.LETS_NEWCOMERS_BARGE)) {
            offer();
        }
        String known = checkoutOf.get(key);
        if (known != null) {
            return known;
        }
        boolean lineEmpty = has(Bug.LETS_NEWCOMERS_BARGE) || line(false).isEmpty();
        boolean everLine = has(Bug.LINE_NEVER_DISSOLVES) && lastNumber > 0;
        if (!lineEmpty || everLine || held() >= cap() || !phase().equals("open") || !rateAllows()) {
            return null;
        }
        budget--;
        String checkout = open(key);
        record("entered", 0);
        return checkout;
    }

    private String open(String key) {
        String checkout = UUID.randomUUID().toString();
        checkoutOf.put(key, checkout);
        checkouts.put(checkout, now() + seconds("checkoutSeconds"));
        return checkout;
    }

    /** @return null when no joins are taken */
    synchronized @Nullable Place join(String key) {
        Place place = byKey.get(key);
        if (place == null && !phase().equals("open")) {
            return null;
        }
        if (place == null) {
            place = new Place();
            place.number = ++lastNumber;
            byKey.put(key, place);
            byToken.put(place.id, place);
        } else if (has(Bug.RENUMBERS_ON_RELOAD)) {
            place.number = ++lastNumber;
        } else if (has(Bug.BURNS_NUMBERS)) {
            lastNumber++;
        }
        place.presentUntil = now() + seconds("awaySeconds");
        offer();
        return place;
    }

    /** Whether this place polled just now. */
    synchronized boolean isTooEager(String token) {
        Place place = byToken.get(token);
        return place != null && now() - place.polledAt < LEAST_BETWEEN_POLLS_MILLIS;
    }

    /** Seconds until a place is called, at the pace so far. */
    synchronized long waitSeconds(Place place) {
        double perMilli = (double) pace.offers() / Math.max(1, now() - pace.sinceMillis());
        return perMilli == 0 ? 0 : Math.round((ahead(place) + 1) / perMilli / 1_000);
    }

    /** @return null when the place is gone */
    synchronized @Nullable Place poll(String token) {
        Place place = byToken.get(token);
        if (place == null || (has(Bug.LOSES_PLACES) && place.number % 7 == 0)) {
            return null;
        }
        place.polls++;
        place.polledAt = now();
        place.presentUntil = now() + seconds("awaySeconds");
        offer();
        return place.over && place.turnUntil == 0 ? null : place;
    }

    synchronized long ahead(Place place) {
        long ahead = line(false).stream()
                .filter(other -> other.number < place.number)
                .count();
        return has(Bug.SHOWS_RISING_POSITION) ? ahead + 3L * place.polls : ahead;
    }

    /** @return checkout id, or null when no turn is offered */
    synchronized @Nullable String claim(String token) {
        offer();
        Place place = byToken.get(token);
        String known = checkoutOf.get(token);
        if (known != null && !checkouts.containsKey(known)) {
            return null;
        }
        if (known != null && !has(Bug.ADMITS_TWICE)) {
            return known;
        }
        if (place == null || (place.turnUntil == 0 && known == null)) {
            return null;
        }
        place.over = true;
        String checkout = open(token);
        record("claimed", place.number);
        return checkout;
    }

    synchronized @Nullable Long extend(String checkout) {
        return checkouts.get(checkout);
    }

    /** Ends it; again and again if asked to. */
    synchronized void release(String checkout) {
        if (checkouts.remove(checkout) != null) {
            record("released", 0);
        }
        if (!has(Bug.LETS_NEWCOMERS_BARGE)) {
            offer();
        }
    }

    synchronized void leave(String token) {
        Place place = byToken.get(token);
        if (place != null && !place.over) {
            place.over = true;
            place.turnUntil = 0;
            record("left", place.number);
        }
        offer();
    }

    private boolean rateAllows() {
        Object perMinute = settings.get("ratePerMinute");
        if (!(perMinute instanceof Number rate)) {
            budget = Double.MAX_VALUE;
            return true;
        }
        double perSecond = rate.doubleValue() / 60 * (has(Bug.DOUBLES_RATE) ? 2 : 1);
        budget = Math.min(perSecond, budget + perSecond * (now() - budgetAt) / 1_000);
        budgetAt = now();
        return budget >= 1;
    }

    private void offer() {
        settingsInForce();
        long now = now();
        if (checkouts.values().removeIf(until -> until <= now)) {
            record("expired", 0);
        }
        for (Place place : line(true)) {
            if (place.turnUntil <= now) {
                place.turnUntil = 0;
                place.presentUntil = 0;
                place.missed = true;
                record("missed", place.number);
            }
        }
        List<Place> waiting = new ArrayList<>(phase().equals("open") ? line(false) : List.of());
        waiting.removeIf(place -> place.presentUntil <= now);
        if (has(Bug.LETS_NEWCOMERS_BARGE)) {
            waiting.removeIf(place -> place.joinedAt + LATE_MILLIS > now);
        }
        if (has(Bug.CALLS_LAST_FIRST)) {
            waiting.sort(Comparator.comparingLong(place -> -place.number));
        }
        if (has(Bug.RETURNERS_WAIT)) {
            waiting.sort(Comparator.comparing((Place place) -> place.missed).thenComparingLong(place -> place.number));
        }
        if (has(Bug.SLOW_TO_OFFER) && now - offeredAt < BETWEEN_SLOW_OFFERS_MILLIS) {
            return;
        }
        offeredAt = now;
        for (Place place : waiting) {
            if (held() < cap() && rateAllows()) {
                budget--;
                pace = new Pace(pace.offers() + 1, pace.sinceMillis());
                place.turnUntil = now + seconds("claimSeconds");
                record("called", place.number);
            }
        }
    }

    private void record(String what, long number) {
        long cap = ((Number) settings.getOrDefault("cap", 1)).longValue();
        log.add(Map.of(
                "id",
                now() + "-" + log.size(),
                "what",
                what,
                "number",
                number,
                "held",
                Math.min(cap, held()),
                "cap",
                cap));
    }

    synchronized List<Map<String, Object>> logAfter(String id, int count) {
        int from = id.isEmpty() ? 0 : Integer.parseInt(id.substring(id.indexOf('-') + 1)) + 1;
        return List.copyOf(log.subList(Math.min(from, log.size()), Math.min(from + count, log.size())));
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
