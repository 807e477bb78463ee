//! Work on all cores of the machine.

use std::num::NonZero;

/// Cores that may be used; at least 1.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// The answers of `answer` to each of `items`, in their order, on all cores.
pub(crate) fn on_all_cores<T: Sync, A: Send>(
    items: &[T],
    answer: impl Fn(&T) -> A + Sync,
) -> Vec<A> {
    let share = items.len().div_ceil(cores()).max(1);
    std::thread::scope(|scope| {
        let answer = &answer;
        let workers: Vec<_> = items
            .chunks(share)
            .map(|some| scope.spawn(move || some.iter().map(answer).collect::<Vec<A>>()))
            .collect();
        let answers = workers.into_iter().map(|worker| match worker.join() {
            Ok(answers) => answers,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        answers.flatten().collect()
    })
}
