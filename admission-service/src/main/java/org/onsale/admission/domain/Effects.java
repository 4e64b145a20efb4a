package org.onsale.admission.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a change of settings does, in sentences. */
final class Effects {
    private static final Set<SettingField> CHANGES_THE_FLOW =
            EnumSet.of(SettingField.CAP, SettingField.RATE_PER_MINUTE, SettingField.PHASE);

    private final EventSettings before;
    private final EventSettings after;
    private final Board board;
    private final Instant at;
    private final List<String> sentences = new ArrayList<>();

    Effects(EventSettings before, EventSettings after, Board board, Instant at) {
        this.before = before;
        this.after = after;
        this.board = board;
        this.at = at;
    }

    List<String> sentences(List<SettingChange> changes, Wait now, Wait then, int letInAtOnce) {
        Set<SettingField> changed = changes.stream().map(SettingChange::field).collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return List.of("Nothing changes.");
        }
        if (changed.contains(SettingField.PHASE)) {
            phase();
        }
        if (changed.stream().anyMatch(CHANGES_THE_FLOW::contains)
                && after.phase().serves()) {
            flow(now, then, letInAtOnce);
        }
        times(changed);
        words(changed);
        if (sentences.isEmpty()) {
            sentences.add("It acts on everything that happens from now on.");
        }
        return List.copyOf(sentences);
    }

    private void phase() {
        String inLine = Words.people(board.waiting()) + " in line";
        switch (after.phase()) {
            case SCHEDULED -> sentences.add("Nobody can join yet, and nobody is called.");
            case PREQUEUE -> sentences.add("People can join; nobody is called until the sale opens.");
            case OPEN -> sentences.add("People can join, and the line is served.");
            case PAUSED ->
                sentences.add("Nobody is called any more: " + inLine + " keep their places, and "
                        + Words.count(board.turns(), "turn", "turns") + " already offered may still be claimed.");
            case DRAINING -> sentences.add("Nobody can join any more; " + inLine + " are served to the end.");
            case CLOSED ->
                sentences.add("Nobody can join, and nobody is called any more: " + inLine
                        + " are told that it is over. " + Words.people(board.checkouts()) + " in the shop may finish.");
            case BYPASS ->
                sentences.add("The gate is off: everybody goes to the shop, uncounted, " + inLine + " at once.");
            default -> throw new IllegalStateException("Nobody said what " + after.phase() + " does.");
        }
    }

    private void flow(Wait now, Wait then, int letInAtOnce) {
        if (after.phase() == Phase.BYPASS) {
            return;
        }
        if (letInAtOnce > 0) {
            sentences.add(Words.people(letInAtOnce) + (letInAtOnce == 1 ? " is" : " are") + " let in at once.");
        }
        int excess = board.held() - after.cap();
        if (excess > 0 && after.cap() < before.cap()) {
            sentences.add("Nobody is thrown out; nobody is called until " + Words.people(excess) + " have left.");
        }
        sentences.add(waits(now, then));
    }

    private static String waits(Wait now, Wait then) {
        if (!(then instanceof Wait.Between later)) {
            return "How long somebody who joins now would wait is not known: nothing was measured yet to tell it by.";
        }
        String thenTime = Words.time(later.p50Seconds());
        if (!(now instanceof Wait.Between sooner)) {
            return "Somebody who joins now would wait about " + thenTime + ".";
        }
        String nowTime = Words.time(sooner.p50Seconds());
        return nowTime.equals(thenTime)
                ? "The wait of somebody who joins now stays at about " + nowTime + "."
                : "The wait of somebody who joins now goes from about " + nowTime + " to about " + thenTime + ".";
    }

    private void times(Set<SettingField> changed) {
        boolean waitsForOpening = after.phase() == Phase.SCHEDULED || after.phase() == Phase.PREQUEUE;
        if (changed.contains(SettingField.PREQUEUE_AT)) {
            sentences.add(time("People can join from", after.prequeueAt(), after.phase() == Phase.SCHEDULED));
        }
        if (changed.contains(SettingField.OPENS_AT)) {
            sentences.add(time("The sale opens by itself at", after.opensAt(), waitsForOpening));
        }
        if (changed.contains(SettingField.CLOSES_AT)) {
            sentences.add(time("The sale closes by itself at", after.closesAt(), after.phase() != Phase.CLOSED));
        }
    }

    private String time(String what, Optional<Instant> time, boolean acts) {
        if (time.isEmpty()) {
            return what + " no set time any more.";
        }
        if (!acts) {
            return "The time " + time.get() + " does nothing while the phase is "
                    + after.phase().word() + ".";
        }
        return time.get().isAfter(at) ? what + " " + time.get() + "." : "The time " + time.get() + " is over.";
    }

    private void words(Set<SettingField> changed) {
        if (changed.contains(SettingField.MESSAGE)) {
            sentences.add(
                    after.message().isEmpty()
                            ? "The message is taken away."
                            : Words.people(board.present()) + " in line read the message when they ask next, within "
                                    + Words.time(after.awayTime().dividedBy(2)) + ".");
        }
        if (changed.contains(SettingField.SOLD_OUT)) {
            sentences.add(
                    after.soldOut()
                            ? "Once the sale is closed, buyers are told that it is sold out."
                            : "Buyers are no longer told that it is sold out.");
        }
    }
}
