package org.onsale.loadtest.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.onsale.loadtest.bench.Plan.Part;
import org.onsale.loadtest.options.Target;
import org.onsale.loadtest.target.AdmissionLog;
import org.onsale.loadtest.target.OrganiserApi;
import org.onsale.loadtest.target.RedisProbe;

/** One run: everybody on stage, the line filled, the rounds, what is measured once. */
final class Run {
    private final Plan plan;
    private final Stage stage;
    private final Consumer<String> progress;

    Run(Plan plan, Stage stage, Consumer<String> progress) {
        this.plan = plan;
        this.stage = stage;
        this.progress = progress;
    }

    Results go() throws IOException {
        progress.accept("starting the servers");
        Server redisServer = stage.redis();
        Server admission = stage.service("admission-service", plan.admissionJar(), redisServer);
        Server waitingRoom = stage.service("waiting-room-service", plan.waitingRoomJar(), redisServer);
        List<Subject> bare = Subjects.references(stage.nginx(), stage.bareNetty(), stage.bareWebFlux());
        Target target = stage.target(admission, waitingRoom, redisServer);
        OrganiserApi organiser = new OrganiserApi(target);
        Crowds crowds = new Crowds(organiser, admission.port(), waitingRoom.port(), plan.connections());
        Scene scene = new Scene(plan, crowds, progress);
        Subjects ours = new Subjects(plan, scene, admission, waitingRoom);
        try (RedisProbe redis = new RedisProbe(target.redis().orElseThrow())) {
            Rounds rounds = new Rounds(new Meter(redis), plan.connections(), plan.stretch(), progress);
            Once once = new Once(plan, progress);
            List<Subject> subjects = new ArrayList<>();
            scene.declare();
            if (plan.has(Part.CHECK)) {
                // While nobody waits: beside long lines a first check, which asks Redis, takes several times as long.
                scene.fillCheckouts();
                rounds.warmUp(ours.checks(), plan.warmUp());
                once.checks(admission, ours);
            }
            if (plan.has(Part.POLL)) {
                scene.fillShortLines();
            }
            List<Subject> early = new ArrayList<>(bare);
            early.addAll(ours.early());
            rounds.warmUp(early, plan.warmUp());
            subjects.addAll(early);
            if (plan.needsLongLine()) {
                once.filling(scene, waitingRoom, redis);
            }
            if (plan.has(Part.CLAIM)) {
                scene.fillClaimLines();
            }
            List<Subject> late = ours.late();
            rounds.warmUp(late, plan.warmUp());
            subjects.addAll(late);
            if (plan.has(Part.CHECK)) {
                subjects.addAll(ours.checks());
            }
            Map<String, List<Cost>> costs = rounds.run(subjects, plan.rounds());
            if (plan.has(Part.POLL)) {
                once.allocation(named(Subjects.POLL, subjects), named(Subjects.NETTY, subjects));
            }
            if (plan.has(Part.SLOTS)) {
                AdmissionLog log = new AdmissionLog(organiser, Scene.LONG_LINE);
                once.freedSlots(new FreedSlots(admission, waitingRoom, log), scene);
            }
            return new Results(costs, once.figures());
        }
    }

    private static Subject named(String name, List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
