// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <semaphore.h>

#include <csignal>
#include <thread>

namespace nordertor::cli {
namespace {

// A signal handler may only post a semaphore; a thread waits for it and requests the stop.
sem_t arrived;
std::stop_source* source = nullptr;
std::thread* waiter = nullptr;

void onSignal(int number) {
    sem_post(&arrived);
    std::signal(number, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
    sem_init(&arrived, 0, 0);
    source = new std::stop_source;
    waiter = new std::thread([] {
        while (sem_wait(&arrived) != 0) {
        }
        source->request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    sem_post(&arrived);
    waiter->join();
    delete waiter;
    delete source;
    sem_destroy(&arrived);
}

std::stop_token Interrupt::token() const {
    return source->get_token();
}

}  // namespace nordertor::cli
