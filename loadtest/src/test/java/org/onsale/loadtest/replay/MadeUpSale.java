package org.onsale.loadtest.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.onsale.loadtest.buyer.Ending;
import org.onsale.loadtest.history.BuyerEvent;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.verdict.LogEntry;
import org.onsale.loadtest.verdict.LogEntry.What;

/**
 * A faultless sale as its buyers and its server would tell it. Moments are nanoseconds since {@link #START_MILLIS};
 * requests take 5 ms to the server and 5 ms back.
 */
final class MadeUpSale {
    static final long START_MILLIS = 1_700_000_000_000L;
    private static final long WAY = 5;
    private static final long CLAIM_MILLIS = 60_000;
    private static final long LEASE_MILLIS = 600_000;

    private enum Next {
        ARRIVES,
        POLLS,
        RELEASES
    }

    private record Due(long atMillis, long order, Next what, int buyer) {}

    private final int cap;
    private final int checkoutMillis;
    private final int pollMillis;
    private final Consumer<BuyerEvent> events;
    private final List<LogEntry> log = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
    private final ArrayDeque<Integer> line = new ArrayDeque<>();
    private final long[] numberOf;
    private final long[] claimBy;
    private long order;
    private long lastNumber;
    private long lastCalled;
    private int held;

    private MadeUpSale(int buyers, int cap, int checkoutMillis, int pollMillis, Consumer<BuyerEvent> events) {
        this.cap = cap;
        this.checkoutMillis = checkoutMillis;
        this.pollMillis = pollMillis;
        this.events = events;
        this.numberOf = new long[buyers + 1];
        this.claimBy = new long[buyers + 1];
    }

    /** One buyer each {@code gapMillis}. Tells events in order of time. @return the admission log */
    static List<LogEntry> run(
            int buyers, int gapMillis, int cap, int checkoutMillis, int pollMillis, Consumer<BuyerEvent> events) {
        Ordered ordered = new Ordered(events);
        MadeUpSale sale = new MadeUpSale(buyers, cap, checkoutMillis, pollMillis, ordered);
        for (int buyer = 1; buyer <= buyers; buyer++) {
            while (!sale.due.isEmpty() && sale.due.peek().atMillis() <= (long) buyer * gapMillis) {
                sale.happens(sale.due.poll());
            }
            sale.happens(new Due((long) buyer * gapMillis, 0, Next.ARRIVES, buyer));
        }
        while (!sale.due.isEmpty()) {
            sale.happens(sale.due.poll());
        }
        ordered.flush(Long.MAX_VALUE);
        return sale.log;
    }

    /** Puts what is told a few milliseconds ahead back into order. */
    private static final class Ordered implements Consumer<BuyerEvent> {
        private static final long SURE_NANOS = 1_000_000_000L;

        private final Consumer<BuyerEvent> to;
        private final PriorityQueue<BuyerEvent> waiting =
                new PriorityQueue<>(Comparator.comparingLong(BuyerEvent::atNanos));

        Ordered(Consumer<BuyerEvent> to) {
            this.to = to;
        }

        @Override
        public void accept(BuyerEvent event) {
            waiting.add(event);
            flush(event.atNanos() - SURE_NANOS);
        }

        void flush(long untilNanos) {
            while (!waiting.isEmpty() && waiting.peek().atNanos() <= untilNanos) {
                to.accept(waiting.poll());
            }
        }
    }

    private void happens(Due now) {
        switch (now.what()) {
            case ARRIVES -> arrives(now.atMillis(), now.buyer());
            case POLLS -> polls(now.atMillis(), now.buyer());
            case RELEASES -> releases(now.atMillis(), now.buyer());
        }
    }

    private void arrives(long at, int buyer) {
        tell(at, Happening.ARRIVED, buyer, 0, 0, 0);
        tell(at, Happening.ENTER_SENT, buyer, 0, 0, 0);
        if (line.isEmpty() && held < cap) {
            held++;
            log(at + WAY, What.ENTERED, 0);
            admitted(at + 2 * WAY, buyer);
        } else {
            numberOf[buyer] = ++lastNumber;
            line.add(buyer);
            tell(at + 2 * WAY, Happening.JOIN_SENT, buyer, 0, 0, 0);
            tell(at + 4 * WAY, Happening.JOINED, buyer, numberOf[buyer], lastNumber - lastCalled - 1, 0);
            later(at + 4 * WAY + pollMillis, Next.POLLS, buyer);
        }
    }

    private void admitted(long at, int buyer) {
        tell(at, Happening.ADMITTED, buyer, buyer, START_MILLIS + at + LEASE_MILLIS, 0);
        later(at + checkoutMillis, Next.RELEASES, buyer);
    }

    private void polls(long at, int buyer) {
        long number = numberOf[buyer];
        if (claimBy[buyer] == 0) {
            tell(at + 2 * WAY, Happening.WAITING, buyer, number - lastCalled - 1, number, START_MILLIS + at + WAY);
            later(at + 2 * WAY + pollMillis, Next.POLLS, buyer);
        } else {
            tell(at + 2 * WAY, Happening.TURN, buyer, claimBy[buyer], number, 0);
            tell(at + 3 * WAY, Happening.CLAIM_SENT, buyer, 0, 0, 0);
            log(at + 4 * WAY, What.CLAIMED, number);
            admitted(at + 5 * WAY, buyer);
        }
    }

    private void releases(long at, int buyer) {
        tell(at, Happening.RELEASE_SENT, buyer, buyer, 1, 0);
        held--;
        log(at + WAY, What.RELEASED, 0);
        tell(at + 2 * WAY, Happening.RELEASED, buyer, buyer, 0, 0);
        tell(at + 2 * WAY, Happening.ENDED, buyer, Ending.BOUGHT.ordinal(), 0, 0);
        Integer next = line.poll();
        if (next != null) {
            held++;
            lastCalled = numberOf[next];
            claimBy[next] = START_MILLIS + at + WAY + CLAIM_MILLIS;
            log(at + WAY, What.CALLED, lastCalled);
        }
    }

    private void later(long at, Next what, int buyer) {
        due.add(new Due(at, ++order, what, buyer));
    }

    private void tell(long at, Happening what, int buyer, long a, long b, long c) {
        events.accept(new BuyerEvent(what, buyer, at * 1_000_000, (int) (2 * WAY), a, b, c));
    }

    private void log(long at, What what, long number) {
        log.add(new LogEntry(START_MILLIS + at, what, number, held, cap));
    }
}
