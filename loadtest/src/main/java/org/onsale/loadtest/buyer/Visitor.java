package org.onsale.loadtest.buyer;

import java.util.SplittableRandom;
import org.onsale.loadtest.history.Diary;
import org.onsale.loadtest.history.Happening;
import org.onsale.loadtest.history.RunClock;

/**
 * One buyer: takes answers in, says what to do next and when, and notes all of it. Sends nothing itself, so whoever
 * drives it (Gatling, a test) decides how requests travel. Not thread-safe: one request at a time.
 */
public final class Visitor {
    private static final long LONGEST_BACK_OFF_MILLIS = 10_000;

    private final int id;
    private final String key;
    private final Behaviour behaviour;
    private final Sale sale;
    private final Diary diary;
    private final RunClock clock;
    private final SplittableRandom random;
    private final Waiting waiting = new Waiting(this);
    private final Turn turn = new Turn(this);
    private final Checkout checkout = new Checkout(this);

    private Stage stage = Stage.ENTERING;
    private Step step = Step.ENTER;
    private long pauseMillis;
    private long sentAtNanos;
    private int failures;
    private boolean answerLost;

    /** @param key sent as Idempotency-Key with every entry and join of this buyer */
    public Visitor(int id, String key, Behaviour behaviour, Sale sale, Diary diary, RunClock clock) {
        this.id = id;
        this.key = key;
        this.behaviour = behaviour;
        this.sale = sale;
        this.diary = diary;
        this.clock = clock;
        this.random = new SplittableRandom(id);
        note(Happening.ARRIVED, 0, 0);
    }

    public Stage stage() {
        return stage;
    }

    public Step step() {
        return step;
    }

    /** How long to wait before {@link #step()}. */
    public long pauseMillis() {
        return pauseMillis;
    }

    public String key() {
        return key;
    }

    public Waiting waiting() {
        return waiting;
    }

    public Turn turn() {
        return turn;
    }

    public Checkout checkout() {
        return checkout;
    }

    /** To be called when a pause is over, right before the step's request is sent. */
    public void sends() {
        sentAtNanos = clock.now();
        switch (step) {
            case ENTER -> note(Happening.ENTER_SENT, 0, 0);
            case JOIN, RELOAD, OPEN_SECOND_TAB -> note(Happening.JOIN_SENT, 0, 0);
            case CLAIM -> note(Happening.CLAIM_SENT, 0, 0);
            case GIVE_UP -> note(Happening.LEAVE_SENT, 0, 0);
            case BUY -> checkout.sendsRelease(sale::takeTicket);
            case ABANDON -> checkout.sendsRelease(() -> false);
            case POLL -> waiting.sendsPoll();
            case HEARTBEAT, NOTHING -> {}
        }
    }

    /** The answer to the step's request. */
    public void hears(Answer answer) {
        switch (step) {
            case ENTER -> entered(answer);
            case JOIN, RELOAD, OPEN_SECOND_TAB -> waiting.joined(answer);
            case POLL -> waiting.polled(answer);
            case CLAIM -> turn.claimed(answer);
            case GIVE_UP -> waiting.left(answer);
            case HEARTBEAT -> checkout.extended(answer);
            case BUY, ABANDON -> checkout.released(answer);
            case NOTHING -> {}
        }
    }

    private void entered(Answer answer) {
        AdmissionBody body = answer.as(AdmissionBody.class).orElse(null);
        if (answer.status() / 100 == 2 && body != null && body.isAdmitted()) {
            checkout.begins(body, Behaviour.LostAnswer.OF_ENTRY);
        } else if (answer.status() == 200 && body != null && body.isWaiting()) {
            goOn(Stage.JOINING, Step.JOIN, 0);
        } else if (answer.isForLater() || answer.status() / 100 == 2) {
            noteFailure(Happening.ENTER_REFUSED, Happening.ENTER_UNKNOWN, answer);
            again(answer);
        } else {
            note(Happening.ENTER_REFUSED, answer.status(), 0);
            end(answer.status() == 409 ? Ending.SOLD_OUT : Ending.TURNED_AWAY);
        }
    }

    /** Sends its requests at a pace of its own, so that some are refused. */
    public boolean storms() {
        return behaviour.inLine() == Behaviour.InLine.STORMS;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** True once: when the first answer to this kind of request is to be lost. */
    boolean loses(Behaviour.LostAnswer kind) {
        boolean lost = !answerLost && behaviour.lost() == kind;
        answerLost |= lost;
        return lost;
    }

    void goOn(Stage nextStage, Step nextStep, long afterMillis) {
        stage = nextStage;
        step = nextStep;
        pauseMillis = afterMillis;
        if (afterMillis > sale.millisLeft(clock.now())) {
            runOutOfTime();
        }
    }

    /** The run is over: a checkout is given back, everything else just stops. */
    private void runOutOfTime() {
        if (stage != Stage.CHECKING_OUT) {
            end(Ending.OUT_OF_TIME);
        } else if (step == Step.HEARTBEAT) {
            step = Step.ABANDON;
            pauseMillis = 0;
        }
    }

    /** The same step again, after what the server told or a growing pause. */
    void again(Answer answer) {
        failures++;
        long told = answer.retryAfterSeconds() * 1_000L;
        long grown = Math.min(LONGEST_BACK_OFF_MILLIS, 250L << Math.min(failures, 6));
        goOn(stage, step, Math.max(told, grown) + random.nextLong(grown));
    }

    /** For what a buyer does at moments of its own. */
    SplittableRandom random() {
        return random;
    }

    void worked() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    void end(Ending ending) {
        stage = Stage.OVER;
        step = Step.NOTHING;
        pauseMillis = 0;
        note(Happening.ENDED, ending.ordinal(), 0);
    }

    void note(Happening what, long a, long b) {
        note(what, a, b, 0);
    }

    void note(Happening what, long a, long b, long c) {
        int took = sentAtNanos == 0 ? 0 : (int) ((clock.now() - sentAtNanos) / 1_000_000L);
        diary.note(what, id, took, a, b, c);
    }

    void noteFailure(Happening refused, Happening unknown, Answer answer) {
        note(answer.isUnknown() ? unknown : refused, answer.status(), answer.retryAfterSeconds());
    }

    long nowNanos() {
        return clock.now();
    }

    long millisUntil(long unixMillis) {
        return unixMillis - clock.unixMillis(clock.now());
    }
}
