package org.onsale.admission.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.onsale.admission.domain.Phase;
import org.onsale.redis.RedisAccess;
import org.onsale.redis.test.TestRedis;

/** One random history of an event, told to the scripts and to the simulator's rules step by step. */
final class SameHistory implements SlotRules.Moves, SlotRules.Presence {
    private static final long START_MS = 1_800_000_000_000L;
    private static final Phase[] PHASES = Phase.values();

    private final long seed;
    private final Random random;
    private final ScriptsInVirtualTime scripts;
    private final SlotRules rules;
    private final Map<Integer, Long> presentUntilMs = new HashMap<>();
    private final TreeSet<Long> turns = new TreeSet<>();
    private final Map<Integer, Long> termEndsMs = new HashMap<>();
    private final List<Integer> checkouts = new ArrayList<>();
    private long nowMs = START_MS;
    private int arrivals;
    private int places;
    private int step;
    private String what = "";

    SameHistory(TestRedis server, RedisAccess redis, long seed, UnaryOperator<String> alteration) {
        this.seed = seed;
        this.random = new Random(seed);
        Terms terms = new Terms(4, Phase.OPEN, 0, 20, 0, 5, 1);
        this.scripts = new ScriptsInVirtualTime(server, redis, terms, nowMs, alteration);
        this.rules = new SlotRules(terms, this, this, START_MS);
    }

    void step(int number) {
        step = number;
        int dice = random.nextInt(1_000);
        if (dice < 260) {
            arrive(1);
        } else if (dice < 275) {
            arrive(random.nextInt(160));
        } else if (dice < 420) {
            offer();
        } else if (dice < 560) {
            claim();
        } else if (dice < 680) {
            release();
        } else if (dice < 720) {
            extend();
        } else if (dice < 880) {
            timePasses();
        } else if (dice < 960) {
            comesOrGoes();
        } else {
            organise();
        }
        same(scripts.counts(), counts());
        same(scripts.numbersWithTurns(), List.copyOf(turns));
    }

    private List<Long> counts() {
        return List.of((long) rules.waiting(), (long) rules.away(), (long) rules.turns(), (long) rules.checkouts());
    }

    private void same(Object byScripts, Object byRules) {
        assertThat(byRules).as("seed %d, step %d: %s", seed, step, what).isEqualTo(byScripts);
    }

    private void arrive(int people) {
        what = people + " arrive";
        for (int i = 0; i < people; i++) {
            int checkout = arrivals++;
            boolean entered = scripts.enter(checkout);
            same(entered, rules.enter(checkout, nowMs));
            if (entered) {
                begins(checkout);
            } else if (rules.terms().phase().takesJoins()) {
                same(scripts.join(), rules.join());
                places++;
                present(places, random.nextInt(4) == 0 ? 0 : 4_000 + random.nextInt(40_000));
            }
        }
    }

    private void begins(int checkout) {
        termEndsMs.put(checkout, rules.terms().termEndMs(nowMs));
        checkouts.add(checkout);
    }

    private void present(int number, long forMs) {
        // In units of 100 ms, rounded up.
        long untilMs = forMs == 0 ? 0 : (nowMs + forMs + 99) / 100 * 100;
        presentUntilMs.put(number, untilMs);
        scripts.presentUntil(number, untilMs);
    }

    private void offer() {
        what = "offer";
        same(scripts.offer(), rules.offer(nowMs));
    }

    private void claim() {
        what = "claim";
        if (turns.isEmpty()) {
            return;
        }
        int number = List.copyOf(turns).get(random.nextInt(turns.size())).intValue();
        int checkout = arrivals++;
        boolean claimed = scripts.claim(number, checkout);
        same(claimed, rules.claim(number, checkout, nowMs));
        if (claimed) {
            turns.remove((long) number);
            begins(checkout);
        }
    }

    private void release() {
        what = "release";
        if (!checkouts.isEmpty()) {
            int checkout = checkouts.remove(random.nextInt(checkouts.size()));
            same(scripts.release(checkout), rules.release(checkout));
        }
    }

    private void extend() {
        what = "extend";
        if (!checkouts.isEmpty()) {
            int checkout = checkouts.get(random.nextInt(checkouts.size()));
            long termEndMs = termEndsMs.get(checkout);
            same(scripts.extend(checkout, termEndMs), rules.extend(checkout, termEndMs, nowMs));
        }
    }

    private void timePasses() {
        what = "time passes";
        nowMs += random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(900);
        scripts.setTime(nowMs);
    }

    private void comesOrGoes() {
        what = "somebody comes back or goes";
        if (places > 0) {
            int number = 1 + random.nextInt(places);
            if (random.nextInt(3) == 0) {
                present(number, 0);
            } else {
                present(number, 30_000);
                scripts.heard(number);
                rules.heard(number);
            }
        }
    }

    private void organise() {
        Terms now = rules.terms();
        Terms next = new Terms(
                random.nextInt(8) == 0 ? 150 + random.nextInt(200) : random.nextInt(12),
                random.nextInt(3) > 0 ? Phase.OPEN : PHASES[random.nextInt(PHASES.length)],
                random.nextInt(3) == 0 ? 0 : 7 + random.nextInt(random.nextInt(4) == 0 ? 9_000 : 200),
                5 + random.nextInt(25),
                random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0,
                2 + random.nextInt(8),
                random.nextInt(3));
        what = "settings change from " + now + " to " + next;
        scripts.change(next);
        rules.change(next);
    }

    @Override
    public boolean isPresent(int number, long atMs) {
        return presentUntilMs.get(number) > atMs;
    }

    @Override
    public void called(int number) {
        turns.add((long) number);
    }

    @Override
    public void missed(int number, boolean forGood) {
        turns.remove((long) number);
    }

    void end() {
        scripts.end();
    }
}
