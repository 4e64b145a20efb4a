package org.onsale.loadtest.buyer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.Diary;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;

/**
 * An attacker: joins with several keys, polls as fast as it is answered, forges, tampers and uses things twice. Like a
 * {@link Visitor} it sends nothing itself. A turn that comes it claims, gives back, and claims again.
 *
 * <p>{@link #next()} decides, {@link #attack()} and the values of the request say what to send, {@link #hears} takes the
 * answer. Not thread-safe.
 */
public final class Bot {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int SECRET_CHARACTERS = 43;
    /** {"alg":"none"} and {"checkout":"x"}, signed by nobody. */
    private static final String UNSIGNED_PASS = "eyJhbGciOiJub25lIn0.eyJjaGVja291dCI6IngifQ.";

    private static final Attack[] FORGERIES = {
        Attack.FORGED_PLACE, Attack.FORGED_TURN, Attack.FORGED_PASS, Attack.FOREIGN_RELEASE, Attack.NO_ADMIN_TOKEN
    };
    private static final double OF_JOINS = 0.05;
    private static final double OF_FORGERIES = 0.3;

    /** What is done with a turn that came. */
    private enum Deal {
        NONE,
        CLAIM,
        RELEASE,
        CLAIM_AGAIN
    }

    private final int id;
    private final String name;
    private final int keys;
    private final RandomGenerator random;
    private final Diary diary;
    private final RunClock clock;
    private final List<String> tokens = new ArrayList<>();
    private Attack attack = Attack.FORGED_PLACE;
    private Deal deal = Deal.NONE;
    private int joined;
    private int polled;
    private @Nullable String code;
    private @Nullable String pass;
    private @Nullable String checkout;
    private long sentAtNanos;

    /**
     * @param id negative: it is no buyer's
     * @param name unique in the run, part of its keys
     */
    public Bot(int id, String name, int keys, RandomGenerator random, Diary diary, RunClock clock) {
        this.id = id;
        this.name = name;
        this.keys = keys;
        this.random = random;
        this.diary = diary;
        this.clock = clock;
    }

    /** Decides on the next request. */
    public void next() {
        if (deal == Deal.NONE) {
            boolean joins = joined < keys && (tokens.isEmpty() || random.nextDouble() < OF_JOINS);
            boolean forges = tokens.isEmpty() || random.nextDouble() < OF_FORGERIES;
            attack = joins
                    ? Attack.ANOTHER_JOIN
                    : forges ? FORGERIES[random.nextInt(FORGERIES.length)] : Attack.EAGER_POLL;
            polled = tokens.isEmpty() ? 0 : random.nextInt(tokens.size());
        }
        sentAtNanos = clock.now();
    }

    /** Claims or gives back what it has been offered, which is no attack. */
    public boolean isDealing() {
        return deal == Deal.CLAIM || deal == Deal.RELEASE;
    }

    /** Only while dealing: gives the checkout back rather than claim the turn. */
    public boolean releases() {
        return deal == Deal.RELEASE;
    }

    public Attack attack() {
        return attack;
    }

    public String key() {
        return name + "-" + joined;
    }

    /** Place token to poll with: its own, or one made up or changed. */
    public String token() {
        return attack == Attack.EAGER_POLL
                ? tokens.get(polled)
                : tokens.isEmpty() ? madeUp() : forged(tokens.get(polled));
    }

    /** Code of a turn to claim: its own, or one made up. */
    public String code() {
        return attack == Attack.FORGED_TURN || code == null ? madeUp() : code;
    }

    public String pass() {
        return deal == Deal.RELEASE && pass != null ? pass : pass == null ? UNSIGNED_PASS : forged(pass);
    }

    public String checkout() {
        return checkout == null ? madeUp() : checkout;
    }

    private String madeUp() {
        StringBuilder text = new StringBuilder(SECRET_CHARACTERS);
        for (int i = 0; i < SECRET_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** One character of the last third is another, the last four kept: their bits need not all mean something. */
    private String forged(String token) {
        int at = token.length() - 5 - random.nextInt(Math.max(1, token.length() / 3));
        if (at < 0) {
            return madeUp();
        }
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /** The answer to what was sent. */
    public void hears(Answer answer) {
        if (isDealing()) {
            dealt(answer);
            return;
        }
        int took = (int) ((clock.now() - sentAtNanos) / 1_000_000L);
        diary.note(Happening.ATTACKED, id, took, attack.ordinal(), answer.status(), answer.retryAfterSeconds());
        switch (attack) {
            case ANOTHER_JOIN -> joined(answer);
            case EAGER_POLL -> polled(answer);
            case REPLAYED_TURN -> over();
            default -> {}
        }
    }

    private void joined(Answer answer) {
        if (answer.status() / 100 == 2) {
            answer.as(TurnBody.class).map(TurnBody::place).ifPresent(tokens::add);
        }
        if (!answer.isForLater()) {
            joined++;
        }
    }

    private void polled(Answer answer) {
        TurnBody body = answer.as(TurnBody.class).orElse(null);
        if (answer.status() == 200
                && body != null
                && body.turn() != null
                && body.turn().code() != null) {
            code = body.turn().code();
            deal = Deal.CLAIM;
        } else if (answer.status() == 410
                || (answer.status() == 200 && body != null && "admitted".equals(body.status()))) {
            tokens.remove(polled);
        }
    }

    private void dealt(Answer answer) {
        if (deal == Deal.RELEASE) {
            deal = Deal.CLAIM_AGAIN;
            attack = Attack.REPLAYED_TURN;
            return;
        }
        AdmissionBody body = answer.as(AdmissionBody.class).orElse(null);
        if (body != null && body.isAdmitted()) {
            checkout = body.checkout();
            pass = body.pass();
            deal = Deal.RELEASE;
        } else {
            over();
        }
    }

    private void over() {
        deal = Deal.NONE;
        code = null;
        if (polled < tokens.size()) {
            tokens.remove(polled);
        }
    }
}
