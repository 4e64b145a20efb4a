package org.onsale.admission.domain.whatif;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.whatif.Draws.Purpose;

/**
 * A sale in virtual time: people come, the rules that the scripts are made of give out slots, buyers take their turns and
 * leave the checkout. Nothing waits for anything: only what happens is computed, in order of time, one event after the
 * other.
 *
 * <p>As on a node, slots are offered on each tick and right after each release; a slot whose lease or turn ran out is found
 * by the tick.
 */
public final class Simulation {
    private static final int TICK_MS = 200;
    private static final int MOST_ROUNDS = 100;
    private static final int ASKS_AGAIN_MS = 1_000;
    /** Who gives up mostly does so on seeing the line. */
    private static final int MEAN_PATIENCE_MS = 15_000;
    /** A line that is not served within two days after the last arrival is not served. */
    private static final long LONGEST_AFTERWARDS_MS = 2 * 86_400_000L;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int BUYER_BITS = 23;

    /** What happens of itself at some time, to a buyer. */
    private enum Kind {
        CLAIMS,
        IS_HEARD_OF,
        LEAVES_CHECKOUT;

        private static final Kind[] ALL = values();
    }

    private final Assumptions given;
    private final Draws draws;
    private final int[] arrivesMs;
    private final SlotRules rules;
    private final LongHeap agenda = new LongHeap();
    private final Ledger ledger = new Ledger();
    private int[] buyerOf = new int[0];
    private int[] joinedMs = new int[0];
    private byte[] turnsOf = new byte[0];
    private int nowMs;

    private Simulation(Assumptions given) {
        this.given = given;
        this.draws = new Draws(given.seed());
        this.arrivesMs = given.arrivals().timesMs(draws);
        this.rules = new SlotRules(given.terms(), this::isPresent, new Calls(), 0);
    }

    /** Plays the sale to its end. Uses no clock and no other thread; takes about two microseconds a buyer. */
    public static Outcome of(Assumptions given) {
        return new Simulation(given).play();
    }

    private Outcome play() {
        int lastMs = arrivesMs.length == 0 ? 0 : arrivesMs[arrivesMs.length - 1];
        int arrived = 0;
        long tickMs = TICK_MS;
        while (!isOver(arrived) && nowMs <= lastMs + LONGEST_AFTERWARDS_MS) {
            long arrivalMs = arrived < arrivesMs.length ? arrivesMs[arrived] : NEVER;
            long nextMs = agenda.isEmpty() ? NEVER : agenda.peek() >>> 2 + BUYER_BITS;
            long earliestMs = Math.min(arrivalMs, nextMs);
            if (rules.held() == 0 && rules.waiting() == 0) {
                // Nothing to tend: ticks until the next event would find nothing.
                tickMs = Math.max(tickMs, (earliestMs + TICK_MS - 1) / TICK_MS * TICK_MS);
            }
            advance((int) Math.min(tickMs, earliestMs));
            if (tickMs <= earliestMs) {
                tickMs += TICK_MS;
                offer();
            } else if (arrivalMs <= nextMs) {
                arrives(arrived++);
            } else {
                happens(agenda.poll());
            }
        }
        return ledger.outcome(rules.waiting(), nowMs);
    }

    /** Who is in line after the sale closed, or with no slot ever to come, waits for nothing. */
    private boolean isOver(int arrived) {
        boolean nobodyComes = arrived == arrivesMs.length && agenda.isEmpty() && rules.held() == 0;
        return nobodyComes && (rules.waiting() == 0 || !rules.terms().mayOffer() || given.cap() == 0);
    }

    private void advance(int nextMs) {
        boolean served = rules.terms().mayOffer();
        ledger.passed(nowMs, nextMs, rules.waiting(), rules.held(), served ? given.cap() : 0);
        nowMs = nextMs;
    }

    private void offer() {
        for (int round = 0; round < MOST_ROUNDS && rules.offer(nowMs).more(); round++) {
            // Bounds were reached: look again.
        }
    }

    private void arrives(int buyer) {
        ledger.arrived++;
        if (!rules.terms().phase().takesJoins()) {
            ledger.turnedAway++;
        } else if (rules.enter(buyer, nowMs)) {
            ledger.letInAtOnce++;
            begins(buyer);
        } else {
            joins(buyer);
        }
    }

    private void joins(int buyer) {
        int number = rules.join();
        if (number >= buyerOf.length) {
            int room = Math.min(arrivesMs.length + 1, Math.max(256, number + (number >> 1)));
            buyerOf = Arrays.copyOf(buyerOf, room);
            joinedMs = Arrays.copyOf(joinedMs, room);
            turnsOf = Arrays.copyOf(turnsOf, room);
        }
        buyerOf[number] = buyer;
        joinedMs[number] = nowMs;
        ledger.stands(rules.waiting(), nowMs);
    }

    private boolean isPresent(int number, long atMs) {
        return goesMs(number) + given.awaySeconds() * 1_000L > atMs;
    }

    /** When the buyer closes the page; never, for most. */
    private long goesMs(int number) {
        int buyer = buyerOf[number];
        if (!draws.happens(given.absentShare(), buyer, Purpose.GOES, 0)) {
            return Long.MAX_VALUE / 2;
        }
        double patience = -StrictMath.log(1 - draws.uniform(buyer, Purpose.GOES_AFTER, 0));
        return joinedMs[number] + Math.round(patience * MEAN_PATIENCE_MS);
    }

    private final class Calls implements SlotRules.Moves {
        @Override
        public void called(int number) {
            int buyer = buyerOf[number];
            int turn = turnsOf[number]++;
            if (turn == 0) {
                ledger.waits.add(nowMs - joinedMs[number]);
            }
            // Who missed one and is back takes the next.
            boolean takes = turn > 0
                    || goesMs(number) > nowMs && !draws.happens(given.noShowShare(), buyer, Purpose.TAKES_TURN, turn);
            if (takes) {
                int delayMs = given.claim().millis(draws.normal(buyer, Purpose.CLAIM_DELAY, turn));
                plan(Kind.CLAIMS, number, delayMs);
            }
        }

        @Override
        public void missed(int number, boolean forGood) {
            int buyer = buyerOf[number];
            int turn = turnsOf[number];
            ledger.missedTurns++;
            if (!forGood && draws.happens(given.returnShare(), buyer, Purpose.RETURNS, turn)) {
                int delayMs = given.claim().millis(draws.normal(buyer, Purpose.RETURNS, turn));
                plan(Kind.IS_HEARD_OF, number, delayMs);
            }
        }
    }

    private void plan(Kind kind, int who, int inMs) {
        // A delay beyond all sales would overflow; whoever is that late does not come.
        if ((long) nowMs + inMs < NEVER) {
            agenda.add(((long) (nowMs + inMs) << 2 | kind.ordinal()) << BUYER_BITS | who);
        }
    }

    private void happens(long item) {
        int who = (int) (item & (1 << BUYER_BITS) - 1);
        switch (Kind.ALL[(int) (item >>> BUYER_BITS) & 3]) {
            case CLAIMS -> claims(who);
            case IS_HEARD_OF -> rules.heard(who);
            case LEAVES_CHECKOUT -> leavesCheckout(who);
        }
    }

    private void claims(int number) {
        if (rules.claim(number, buyerOf[number], nowMs)) {
            ledger.letInFromLine++;
            ledger.waitsToEntry.add(nowMs - joinedMs[number]);
            begins(buyerOf[number]);
        } else {
            // Too late; the page asks again.
            plan(Kind.IS_HEARD_OF, number, ASKS_AGAIN_MS);
        }
    }

    private void begins(int buyer) {
        int takesMs = given.checkout().millis(draws.normal(buyer, Purpose.CHECKOUT_TIME, 0));
        plan(Kind.LEAVES_CHECKOUT, buyer, takesMs);
        if (given.heartbeatSeconds() > 0) {
            // All heartbeats at once: the lease matters only when it runs out after the last of them.
            int everyMs = given.heartbeatSeconds() * 1_000;
            long termEndMs = rules.terms().termEndMs(nowMs);
            rules.heardUntil(buyer, termEndMs, Math.min(termEndMs, nowMs + (long) takesMs / everyMs * everyMs));
        }
    }

    private void leavesCheckout(int buyer) {
        boolean buys = draws.happens(given.conversion(), buyer, Purpose.BUYS, 0);
        if (buys && rules.terms().phase() == Phase.OPEN) {
            ledger.sold++;
            if (given.tickets().isPresent() && ledger.sold >= given.tickets().getAsInt()) {
                ledger.soldOutAtMs = nowMs;
                rules.change(rules.terms().in(Phase.CLOSED));
            }
        }
        boolean silent = draws.happens(given.silentShare(), buyer, Purpose.LEAVES_SILENTLY, 0);
        if (!silent && rules.release(buyer)) {
            offer();
        }
    }

    /** What is written down on the way. */
    private static final class Ledger {
        private final WaitTimes waits = new WaitTimes();
        private final WaitTimes waitsToEntry = new WaitTimes();
        private final Chart chart = new Chart();
        private int arrived;
        private int letInAtOnce;
        private int letInFromLine;
        private int missedTurns;
        private int turnedAway;
        private int sold;
        private int soldOutAtMs = NEVER;
        private int peakWaiting;
        private int peakWaitingAtMs;
        private double slotMsUsed;
        private double slotMsThere;

        void stands(int waiting, int atMs) {
            if (waiting > peakWaiting) {
                peakWaiting = waiting;
                peakWaitingAtMs = atMs;
            }
        }

        void passed(int fromMs, int toMs, int waiting, int held, int cap) {
            chart.until(toMs, waiting, held);
            if (waiting > 0) {
                slotMsUsed += (double) Math.min(held, cap) * (toMs - fromMs);
                slotMsThere += (double) cap * (toMs - fromMs);
            }
        }

        Outcome outcome(int leftWaiting, int endedMs) {
            return new Outcome(
                    arrived,
                    letInAtOnce + letInFromLine,
                    letInAtOnce,
                    missedTurns,
                    turnedAway,
                    leftWaiting,
                    sold,
                    waits.percentiles(),
                    waitsToEntry.percentiles(),
                    peakWaiting,
                    peakWaitingAtMs / 1_000.0,
                    slotMsThere == 0 ? null : Double.valueOf(slotMsUsed / slotMsThere),
                    secondsOrNull(soldOutAtMs),
                    endedMs / 1_000.0,
                    chart.points());
        }

        private static @Nullable Double secondsOrNull(int atMs) {
            return atMs == NEVER ? null : Double.valueOf(atMs / 1_000.0);
        }
    }
}
