package org.onsale.admission.config;

import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.onsale.admission.application.AskingWhatIf;
import org.onsale.admission.application.KnownEvents;
import org.onsale.admission.application.WatchingEvent;
import org.onsale.admission.redis.HistoryStore;
import org.onsale.redis.RedisAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Simulations: one at a time, on a thread that everything else goes before. */
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {
    private static final int WAITING = 1;
    private static final long IDLE_SECONDS = 10;

    @Bean(destroyMethod = "dispose")
    Scheduler computing() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), WhatIfConfiguration::thread);
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor, "what-if");
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "what-if");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @Bean
    AskingWhatIf askingWhatIf(
            KnownEvents events, WatchingEvent watching, RedisAccess redis, Scheduler computing, InstantSource clock) {
        return new AskingWhatIf(events, watching, new HistoryStore(redis), computing, clock);
    }
}
