package org.onsale.local.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onsale.admission.application.Passes;
import org.onsale.admission.config.AdmissionNode;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.passes.SignedPasses;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.Watch;
import org.onsale.waitingroom.config.WaitingRoomNode;
import org.onsale.waitingroom.domain.PlaceKeyRing;

/** Three admission and two waiting-room nodes. A node that dies takes its memory along; another starts in its stead. */
final class Nodes {

    static final Duration LONGEST_HOLD = Duration.ofSeconds(12);

    private final RedisAccess redis;
    private final VirtualClock clock;
    private final Random random;
    private final Passes passes;
    private final PlaceKeyRing placeKeys;
    private final List<AdmissionNode> admissions = new ArrayList<>();
    private final List<WaitingRoomNode> rooms = new ArrayList<>();
    private final long[] refreshedAt = new long[2];
    /** Which node stands at each place: a node that took another's place has a higher generation. */
    private final int[] generations = new int[3];

    private int generation;

    Nodes(RedisAccess redis, VirtualClock clock, Random random) {
        this.redis = redis;
        this.clock = clock;
        this.random = random;
        this.passes = new SignedPasses(PassKeys.random(), clock);
        this.placeKeys = PlaceKeyRing.random(random);
        for (int i = 0; i < 3; i++) {
            admissions.add(newAdmission());
            generations[i] = ++generation;
        }
        for (int i = 0; i < 2; i++) {
            rooms.add(newRoom());
        }
    }

    private AdmissionNode newAdmission() {
        return AdmissionNode.of(redis, passes, new Unwatched(), LONGEST_HOLD, clock, random);
    }

    private WaitingRoomNode newRoom() {
        return new WaitingRoomNode(
                new WaitingRoomNode.Parts(redis, placeKeys, () -> true, 10_000, clock, random, Watch.NOBODY));
    }

    int anyAdmission() {
        return random.nextInt(admissions.size());
    }

    int anyRoom() {
        return random.nextInt(rooms.size());
    }

    AdmissionNode admission(int at) {
        return admissions.get(at);
    }

    int generation(int at) {
        return generations[at];
    }

    boolean isAlive(int someGeneration) {
        for (int living : generations) {
            if (living == someGeneration) {
                return true;
            }
        }
        return false;
    }

    /** The room, with a board as fresh as its tick keeps it. */
    WaitingRoomNode room(int at) {
        if (clock.millis() - refreshedAt[at] >= 250) {
            refresh(at);
        }
        return rooms.get(at);
    }

    void refresh(int at) {
        rooms.get(at).refreshBoards().block();
        refreshedAt[at] = clock.millis();
    }

    void refreshRooms() {
        for (int at = 0; at < rooms.size(); at++) {
            refresh(at);
        }
    }

    void refreshStaleRooms() {
        for (int at = 0; at < rooms.size(); at++) {
            room(at);
        }
    }

    void refreshEvents() {
        admissions.forEach(node -> node.tending().refresh().block());
    }

    void tickAll() {
        admissions.forEach(node -> node.tending().tick().block());
    }

    /** What the topic tells every node within milliseconds. */
    void noticeOfSettings(EventId event) {
        admissions.forEach(node -> node.tending().settingsChanged(event).block());
        rooms.forEach(node -> node.boards().settingsChanged(event));
    }

    void reportPresence(int at) {
        rooms.get(at).reportPresence().block();
    }

    void admissionDies(int at) {
        admissions.set(at, newAdmission());
        generations[at] = ++generation;
    }

    void roomDies(int at) {
        rooms.set(at, newRoom());
        refreshedAt[at] = 0;
    }
}
