// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <thread>

namespace nordertor::cli {
namespace {

// No handler: the solver library installs one of its own for SIGINT while it runs and would swallow it.
// Signals that are blocked in every thread can only be fetched by the one that waits for them.
std::stop_source* source = nullptr;
std::thread* waiter = nullptr;
sigset_t before;

constexpr int finish = SIGUSR1;

sigset_t watched() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGINT, SIGTERM, finish}) {
        sigaddset(&signals, number);
    }
    return signals;
}

void wait() {
    const sigset_t signals = watched();
    int number = 0;
    while (sigwait(&signals, &number) != 0) {
    }
    if (number == finish) {
        return;
    }
    source->request_stop();
    while (sigwait(&signals, &number) != 0) {
    }
    if (number != finish) {
        // whoever asks twice does not want to wait
        _exit(128 + number);
    }
}

}  // namespace

Interrupt::Interrupt() {
    const sigset_t signals = watched();
    pthread_sigmask(SIG_BLOCK, &signals, &before);
    source = new std::stop_source;
    sigset_t early;
    sigpending(&early);
    if (sigismember(&early, SIGINT) == 1 || sigismember(&early, SIGTERM) == 1) {
        source->request_stop();  // without waiting until the thread gets its turn
    }
    waiter = new std::thread(wait);
}

Interrupt::~Interrupt() {
    pthread_kill(waiter->native_handle(), finish);
    waiter->join();
    delete waiter;
    delete source;
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

std::stop_token Interrupt::token() const {
    return source->get_token();
}

}  // namespace nordertor::cli
