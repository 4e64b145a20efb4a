package org.onsale.local.model;

import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.onsale.admission.application.ClaimingTurn;
import org.onsale.admission.application.EnteringCheckout;
import org.onsale.admission.application.ExtendingCheckout;
import org.onsale.admission.application.OperatingEvent;
import org.onsale.admission.application.UnknownEvent;
import org.onsale.admission.domain.CheckoutEnd;
import org.onsale.admission.domain.Precondition;
import org.onsale.local.model.Buyer.Life;
import org.onsale.local.model.Violation.Promise;
import org.onsale.redis.EventId;
import org.onsale.redis.EventKeys;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.application.JoinAnswer;
import org.onsale.waitingroom.application.JoiningLine;
import org.onsale.waitingroom.application.NotNow;
import org.onsale.waitingroom.application.Told;
import org.onsale.waitingroom.application.TurnAnswer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One sale under random treatment. A step asks one or several nodes something at once, then tells the buyers what they
 * were answered, then checks the promises.
 */
final class Sale {

    private static final int MOST_BUYERS = 14;
    private static final int AWAY_SECONDS = 6;
    private static final int MISSED_TURNS = 2;

    private final EventId event = EventId.of("model");
    private final RedisCommands<String, String> redis;
    private final EventKeys keys = EventKeys.of(event);
    private final String runId;
    private final VirtualClock clock;
    private final Random random;
    private final Nodes nodes;
    private final List<Buyer> buyers = new ArrayList<>();
    private final Rules rules;
    private final Deque<String> story = new ArrayDeque<>();
    private final Set<Buyer> registered = new HashSet<>();
    private final Set<Buyer> toldMissed = new HashSet<>();
    /** Numbers that came (back) into the line, with the time. */
    private final List<Return> returns = new ArrayList<>();

    private Snapshot before = Snapshot.EMPTY;
    private String phase = "open";
    private int cap = 3;
    private int arrivals;
    private int entered;
    private boolean settled;
    /** Whether data was lost and not everything may be back yet. */
    private boolean healing;

    Sale(RedisCommands<String, String> redis, RedisAccess access, VirtualClock clock, long seed) {
        this.redis = redis;
        this.clock = clock;
        this.random = new Random(seed);
        this.runId = redis.info("server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .map(line -> line.substring("run_id:".length()).strip())
                .findFirst()
                .orElseThrow();
        this.nodes = new Nodes(access, clock, new Random(seed + 1));
        this.rules = new Rules(buyers, cap);
        found();
    }

    private void found() {
        Map<String, Object> settings = Map.of(
                "cap",
                cap,
                "phase",
                phase,
                "checkoutSeconds",
                30,
                "heartbeatSeconds",
                3,
                "claimSeconds",
                8,
                "awaySeconds",
                AWAY_SECONDS,
                "missedTurns",
                MISSED_TURNS);
        nodes.admission(0)
                .operating()
                .replace(event, settings, new Precondition.None(), false, "model")
                .block();
        for (int i = 1; i < 3; i++) {
            nodes.admission(i).tending().refresh().block();
        }
    }

    /** The last steps and what Redis holds, for who looks into a failure. */
    List<String> story() {
        List<String> all = new ArrayList<>(story);
        all.add(before.toString());
        all.add("settings " + redis.hgetall(keys.settings()));
        all.add("board " + redis.hgetall(keys.board()));
        return all;
    }

    void step() {
        entered = 0;
        settled = false;
        int dice = random.nextInt(1000);
        if (dice < 240) {
            together(1 + random.nextInt(3));
        } else if (dice < 620) {
            run(List.of(buyersStep()));
        } else if (dice < 760) {
            timePasses();
        } else if (dice < 880) {
            tick();
        } else if (dice < 950) {
            report();
        } else if (dice < 985) {
            organise();
        } else if (dice < 996) {
            nodeDies();
        } else {
            loseEverything();
        }
        check();
    }

    private void together(int steps) {
        List<Mono<Runnable>> all = new ArrayList<>();
        Set<Buyer> busy = new HashSet<>();
        for (int i = 0; i <= steps; i++) {
            all.add(buyersStep(busy));
        }
        if (random.nextBoolean()) {
            all.add(nodes.admission(nodes.anyAdmission()).tending().tick().thenReturn(() -> {}));
        }
        run(all);
    }

    private void run(List<Mono<Runnable>> steps) {
        Flux.fromIterable(steps)
                .flatMap(step -> step.onErrorResume(UnknownEvent.class, this::unknown))
                .collectList()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow()
                .forEach(Runnable::run);
    }

    /** A node that was started after the loss and before anybody healed it knows nothing yet. */
    private Mono<Runnable> unknown(UnknownEvent answer) {
        return healing ? idle() : Mono.error(answer);
    }

    private void tell(String what) {
        story.addLast(clock.millis() % 10_000_000 + " " + what);
        if (story.size() > 60) {
            story.removeFirst();
        }
    }

    private Mono<Runnable> buyersStep() {
        return buyersStep(new HashSet<>());
    }

    private Mono<Runnable> buyersStep(Set<Buyer> busy) {
        int dice = random.nextInt(100);
        if (dice < 14) {
            return buyers.stream().filter(is(Life.GONE).negate()).count() < MOST_BUYERS ? enter(newcomer()) : idle();
        }
        if (dice < 24) {
            return pick(busy, is(Life.NEW)).map(this::join).orElseGet(this::idle);
        }
        if (dice < 60) {
            return pick(busy, is(Life.WAITING).and(buyer -> buyer.pageOpen))
                    .map(this::poll)
                    .orElseGet(this::idle);
        }
        if (dice < 72) {
            return pick(busy, buyer -> buyer.code != null && buyer.life == Life.WAITING)
                    .map(this::claim)
                    .orElseGet(this::idle);
        }
        if (dice < 80) {
            return pick(busy, is(Life.SHOPPING)).map(this::heartbeat).orElseGet(this::idle);
        }
        if (dice < 87) {
            return pick(busy, is(Life.SHOPPING)).map(this::release).orElseGet(this::idle);
        }
        if (dice < 89) {
            return pick(busy, is(Life.WAITING)).map(this::leave).orElseGet(this::idle);
        }
        if (dice < 93) {
            return pick(busy, is(Life.WAITING).and(registered::contains))
                    .map(this::join)
                    .orElseGet(this::idle);
        }
        if (dice < 96) {
            return pick(busy, is(Life.SHOPPING)).map(this::enterAgain).orElseGet(this::idle);
        }
        return pick(busy, is(Life.WAITING)).map(this::openOrClose).orElseGet(this::idle);
    }

    private Mono<Runnable> idle() {
        return Mono.just(() -> {});
    }

    private static Predicate<Buyer> is(Life life) {
        return buyer -> buyer.life == life;
    }

    private Optional<Buyer> pick(Set<Buyer> busy, Predicate<Buyer> wanted) {
        List<Buyer> all = buyers.stream()
                .filter(wanted)
                .filter(buyer -> !busy.contains(buyer))
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Buyer buyer = all.get(random.nextInt(all.size()));
        busy.add(buyer);
        return Optional.of(buyer);
    }

    private Buyer newcomer() {
        Buyer buyer = new Buyer("buyer-" + ++arrivals);
        buyers.add(buyer);
        return buyer;
    }

    private Mono<Runnable> enter(Buyer buyer) {
        int at = nodes.anyAdmission();
        tell(buyer + " enters at admission " + at);
        return nodes.admission(at)
                .entering()
                .enter(event, Optional.of(buyer.key))
                .map(result -> () -> {
                    if (result instanceof EnteringCheckout.Result.Admitted admitted) {
                        entered++;
                        shops(buyer, admitted.checkout(), admitted.pass(), at);
                    }
                });
    }

    private Mono<Runnable> enterAgain(Buyer buyer) {
        if (buyer.number > 0 || !buyer.holdsSlot(clock.millis()) || healing) {
            return idle();
        }
        tell(buyer + " enters again");
        String checkout = buyer.checkout;
        return nodes.admission(nodes.anyAdmission())
                .entering()
                .enter(event, Optional.of(buyer.key))
                .map(result -> () -> {
                    if (!(result instanceof EnteringCheckout.Result.Admitted admitted
                            && admitted.checkout().id().equals(checkout))) {
                        throw new Violation(Promise.ONE_PLACE, buyer + " entered again and got " + result);
                    }
                });
    }

    private void shops(Buyer buyer, org.onsale.admission.domain.Checkout checkout, String pass, int grantedBy) {
        buyer.life = Life.SHOPPING;
        buyer.checkout = checkout.id();
        buyer.pass = pass;
        buyer.leaseUntil = checkout.expiresAt().toEpochMilli();
        buyer.grantedBy = nodes.generation(grantedBy);
        buyer.code = null;
    }

    private Mono<Runnable> join(Buyer buyer) {
        int at = nodes.anyRoom();
        tell(buyer + " joins at room " + at);
        boolean hadPlace = buyer.life == Life.WAITING;
        return nodes.room(at)
                .joiningLine()
                .join(event, JoiningLine.Request.of(buyer.key))
                .map(answer -> () -> {
                    if (answer instanceof JoinAnswer.Placed placed) {
                        Told told = placed.told();
                        if (hadPlace && told.number() != buyer.number) {
                            throw new Violation(
                                    Promise.ONE_PLACE, buyer + " joined again and got number " + told.number());
                        }
                        buyer.life = Life.WAITING;
                        buyer.number = told.number();
                        buyer.token = told.place().orElseThrow();
                        buyer.surelyPresentUntil = Math.max(
                                buyer.surelyPresentUntil, hadPlace ? 0 : clock.millis() + AWAY_SECONDS * 1000L);
                        told(buyer, told, at);
                    } else if (answer instanceof NotNow && !healing) {
                        throw new Violation(Promise.NOBODY_LOST, buyer + " joins and is answered " + answer);
                    }
                });
    }

    private Mono<Runnable> poll(Buyer buyer) {
        int at = nodes.anyRoom();
        tell(buyer + " polls room " + at);
        return nodes.room(at)
                .askingTurn()
                .ask(event, java.util.Objects.requireNonNull(buyer.token))
                .map(answer -> () -> {
                    if (answer instanceof Told told) {
                        told(buyer, told, at);
                    } else if (answer instanceof NotNow && healing) {
                        buyer.heardByRooms.add(at);
                    } else if (!(answer instanceof TurnAnswer.TooFast)) {
                        throw new Violation(Promise.NOBODY_LOST, buyer + " polls and is answered " + answer);
                    }
                });
    }

    private void told(Buyer buyer, Told told, int room) {
        if (told.number() != buyer.number) {
            throw new Violation(Promise.NOBODY_LOST, buyer + " is told number " + told.number());
        }
        told.place().ifPresent(token -> buyer.token = token);
        buyer.code = told.turn().map(Told.Turn::code).orElse(null);
        buyer.heardByRooms.add(room);
        buyer.presentAtMostUntil = clock.millis() + AWAY_SECONDS * 1000L;
        switch (told.status()) {
            case ADMITTED -> throw new Violation(Promise.NOBODY_LOST, buyer + " is told to be admitted");
            case MISSED -> toldMissed.add(buyer);
            case TURN -> {}
            default ->
                told.ahead()
                        .ifPresent(ahead -> aheadIs(buyer, ahead, told.asOf().toEpochMilli()));
        }
        buyer.polledAt = clock.millis();
    }

    private record Return(long number, long atMs) {}

    /** It may rise by those who came back in front. Two rooms' boards differ in age by a tick at most. */
    private void aheadIs(Buyer buyer, long ahead, long asOfMs) {
        long cameBack = returns.stream()
                .filter(one -> one.number() < buyer.number && one.atMs() >= buyer.toldAsOf)
                .count();
        boolean isComparable = buyer.ahead != Long.MAX_VALUE && clock.millis() - buyer.polledAt > 500;
        if (isComparable && ahead > buyer.ahead + cameBack) {
            throw new Violation(
                    Promise.AHEAD_NEVER_RISES,
                    buyer + " was told " + buyer.ahead + " ahead at " + buyer.toldAsOf % 10_000_000
                            + ", now " + ahead + " at " + asOfMs % 10_000_000 + "; came back since: "
                            + returns.stream()
                                    .filter(one -> one.atMs() >= buyer.toldAsOf - 20_000)
                                    .toList());
        }
        if (ahead < buyer.ahead) {
            buyer.ahead = ahead;
            buyer.toldAsOf = asOfMs;
        }
    }

    private Mono<Runnable> claim(Buyer buyer) {
        String code = java.util.Objects.requireNonNull(buyer.code);
        Long deadline = before.turns().get(buyer.number);
        boolean isOffered = deadline != null && deadline > clock.millis();
        int times = 1 + random.nextInt(2);
        tell(buyer + " claims " + times + " times");
        return Flux.range(0, times)
                .flatMap(i -> {
                    int at = nodes.anyAdmission();
                    return nodes.admission(at).claiming().claim(event, code).map(result -> Map.entry(at, result));
                })
                .collectList()
                .map(results -> () -> results.forEach(one -> claimed(buyer, one.getKey(), one.getValue(), isOffered)));
    }

    private void claimed(Buyer buyer, int at, ClaimingTurn.Result result, boolean isOffered) {
        if (result instanceof ClaimingTurn.Result.Admitted admitted) {
            if (buyer.life == Life.SHOPPING && !admitted.checkout().id().equals(buyer.checkout)) {
                throw new Violation(Promise.ONE_PLACE, buyer + " claimed twice and has two checkouts");
            }
            shops(buyer, admitted.checkout(), admitted.pass(), at);
        } else if (isOffered) {
            throw new Violation(Promise.NOBODY_LOST, buyer + " claims an offered turn and is answered " + result);
        } else {
            buyer.code = null;
        }
    }

    private Mono<Runnable> heartbeat(Buyer buyer) {
        tell(buyer + " sends a heartbeat");
        return nodes.admission(nodes.anyAdmission())
                .extending()
                .extend(event, buyer.checkout, buyer.pass)
                .map(result -> () -> {
                    boolean held = buyer.holdsSlot(clock.millis());
                    if (result instanceof ExtendingCheckout.Result.Extended extended) {
                        if (!held && !healing) {
                            throw new Violation(Promise.LEASES, buyer + " was extended after the lease was over");
                        }
                        buyer.leaseUntil = extended.expiresAt().toEpochMilli();
                    } else if (result instanceof ExtendingCheckout.Result.Gone) {
                        if (held) {
                            throw new Violation(Promise.LEASES, buyer + " was thrown out of a held checkout");
                        }
                        buyer.life = Life.GONE;
                    } else if (!healing) {
                        throw new Violation(Promise.LEASES, buyer + " sent a heartbeat and is answered " + result);
                    }
                });
    }

    private Mono<Runnable> release(Buyer buyer) {
        int times = 1 + random.nextInt(2);
        tell(buyer + " leaves the shop, said " + times + " times");
        return Flux.range(0, times)
                .concatMap(i -> nodes.admission(nodes.anyAdmission())
                        .releasing()
                        .releaseByPass(event, buyer.checkout, buyer.pass, CheckoutEnd.COMPLETED))
                .then(Mono.just(() -> buyer.life = Life.GONE));
    }

    private Mono<Runnable> leave(Buyer buyer) {
        tell(buyer + " gives the place up");
        return nodes.room(nodes.anyRoom())
                .leavingLine()
                .leave(event, buyer.token)
                .map(answer -> () -> {
                    if (!(answer instanceof NotNow)) {
                        buyer.life = Life.GONE;
                    }
                });
    }

    private Mono<Runnable> openOrClose(Buyer buyer) {
        tell(buyer + (buyer.pageOpen ? " closes the tab" : " comes back"));
        buyer.pageOpen = !buyer.pageOpen;
        return idle();
    }

    private void timePasses() {
        int[] ms = {20, 100, 250, 250, 1_000, 1_000, 3_000, 9_500};
        int passed = ms[random.nextInt(ms.length)];
        tell(passed + " ms pass");
        clock.advance(Duration.ofMillis(passed));
        nodes.refreshStaleRooms();
        if (passed >= 1_000) {
            nodes.refreshEvents();
        }
    }

    private void tick() {
        int at = nodes.anyAdmission();
        tell("admission " + at + " ticks");
        nodes.admission(at).tending().tick().block();
        settled = !nodes.admission(at).events().all().isEmpty();
    }

    private void report() {
        int at = nodes.anyRoom();
        tell("room " + at + " reports presence");
        boolean isTaken = redis.exists(keys.settings()) == 1;
        nodes.reportPresence(at);
        if (!isTaken) {
            return;
        }
        Snapshot now = Snapshot.of(redis, keys, runId);
        for (Buyer buyer : buyers) {
            if (buyer.heardByRooms.remove(at)) {
                buyer.presentAtMostUntil = clock.millis() + AWAY_SECONDS * 1000L;
                if (now.line().contains(buyer.number)) {
                    buyer.surelyPresentUntil = clock.millis() + AWAY_SECONDS * 1000L;
                } else if (now.away().contains(buyer.number) && registered.contains(buyer)) {
                    throw new Violation(Promise.FIRST_IN_FIRST_OUT, buyer + " was heard of and is still away");
                }
            }
        }
    }

    private void organise() {
        if (healing) {
            return;
        }
        Map<String, Object> change;
        if (random.nextInt(4) > 0) {
            cap = random.nextInt(6);
            change = Map.of("cap", cap);
        } else {
            phase = phase.equals("open") ? (random.nextBoolean() ? "paused" : "draining") : "open";
            change = Map.of("phase", phase);
        }
        int at = nodes.anyAdmission();
        tell("the organiser sets " + change + " at admission " + at);
        OperatingEvent.Result result = nodes.admission(at)
                .operating()
                .patch(event, change, new Precondition.None(), false, "model")
                .block();
        if (!(result instanceof OperatingEvent.Result.Changed)) {
            throw new AssertionError("The organiser was answered " + result);
        }
        nodes.noticeOfSettings(event);
        rules.capIs(cap);
    }

    private void nodeDies() {
        if (random.nextBoolean()) {
            int at = nodes.anyAdmission();
            tell("admission " + at + " dies");
            nodes.admissionDies(at);
            nodes.admission(at).tending().refresh().block();
        } else {
            int at = nodes.anyRoom();
            tell("room " + at + " dies");
            nodes.roomDies(at);
            buyers.forEach(buyer -> buyer.heardByRooms.remove(at));
        }
    }

    /** Who shops keeps the slot through a loss, as long as the node that gave it lives. */
    private void loseEverything() {
        tell("Redis loses everything");
        nodes.refreshRooms();
        clock.flushAll();
        healing = true;
        registered.clear();
        for (Buyer buyer : buyers) {
            buyer.surelyPresentUntil = 0;
        }
        buyers.removeIf(buyer ->
                buyer.life == Life.SHOPPING && !(nodes.isAlive(buyer.grantedBy) && buyer.holdsSlot(clock.millis())));
        rules.everythingIsLost(clock.millis(), 45_000);
        before = Snapshot.EMPTY;
    }

    private void check() {
        Snapshot after = Snapshot.of(redis, keys, runId);
        healing = healing && after.onHold();
        countReturns(after);
        buyers.stream()
                .filter(buyer -> after.misses().getOrDefault(buyer.number, 0) > MISSED_TURNS)
                .forEach(buyer -> buyer.missedForGood = true);
        rules.check(before, after, clock.millis(), phase.equals("open") || phase.equals("draining"), entered, settled);
        for (Buyer buyer : toldMissed) {
            if (!buyer.missedForGood) {
                throw new Violation(Promise.NOBODY_LOST, buyer + " missed for good too early");
            }
            buyer.life = Life.GONE;
        }
        toldMissed.clear();
        registered.removeIf(buyer -> buyer.missedForGood);
        rules.nobodyIsLost(after, registered);
        buyers.stream()
                .filter(is(Life.WAITING))
                .filter(buyer -> after.placesOf(buyer.number) == 1)
                .forEach(registered::add);
        buyers.removeIf(is(Life.GONE));
        before = after;
    }

    private void countReturns(Snapshot after) {
        for (long number : after.line()) {
            if (!before.line().contains(number)) {
                returns.add(new Return(number, clock.millis()));
            }
        }
    }
}
